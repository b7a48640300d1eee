# PowerShell completion for ldn: run it in $PROFILE with
#   ldn completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName ldn -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @($commandAst.CommandElements | Select-Object -Skip 1 |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |
        ForEach-Object { $_.Extent.Text })
    $env:_LDN_COMPLETE = 'powershell'
    $env:LDN_WORD = $wordToComplete
    try { $lines = @(& ldn @words 2>$null) }
    finally { Remove-Item Env:_LDN_COMPLETE, Env:LDN_WORD -ErrorAction Ignore }
    if ($lines.Count -eq 1 -and $lines[0] -eq ':files') {
        [System.Management.Automation.CompletionCompleters]::CompleteFilename($wordToComplete)
        return
    }
    foreach ($line in $lines) {
        $value, $told = $line -split "`t", 2
        if (-not $told) { $told = $value }
        $typed = $value
        if ($value -match "[\s']") { $typed = "'" + $value.Replace("'", "''") + "'" }
        [System.Management.Automation.CompletionResult]::new(
            $typed, $value, 'ParameterValue', $told)
    }
}
