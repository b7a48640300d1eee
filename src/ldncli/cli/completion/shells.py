"""The completion scripts: each hands the line to `ldn` and offers what it answers."""

from __future__ import annotations

BASH = """\
# bash completion for ldn: source it, or keep it in bash-completion's folder
_ldn() {
    local word=${COMP_WORDS[COMP_CWORD]} line value
    COMPREPLY=()
    while IFS= read -r line; do
        value=${line%%$'\\t'*}
        if [[ $value == ":files" ]]; then
            compopt -o default 2>/dev/null ||
                while IFS= read -r value; do COMPREPLY+=("$value"); done < <(compgen -f -- "$word")
            return 0
        fi
        [[ $word == [\\"\\']* ]] || printf -v value '%q' "$value"
        COMPREPLY+=("$value")
    done < <(_LDN_COMPLETE=bash LDN_WORD=$word command ldn \\
        "${COMP_WORDS[@]:1:COMP_CWORD-1}" 2>/dev/null)
}
complete -F _ldn ldn
"""
ZSH = """\
#compdef ldn
# zsh completion for ldn: source it after compinit, or keep it as _ldn in a folder of fpath
_ldn() {
    local line value
    local -a found
    while IFS= read -r line; do
        value=${line%%$'\\t'*}
        if [[ $value == ":files" ]]; then
            _files
            return
        fi
        if [[ $line == *$'\\t'* ]]; then
            found+=("${value//:/\\\\:}:${line#*$'\\t'}")
        else
            found+=("${value//:/\\\\:}")
        fi
    done < <(_LDN_COMPLETE=zsh LDN_WORD=${(Q)PREFIX} command ldn \\
        "${(@Q)words[2,CURRENT-1]}" 2>/dev/null)
    (( ${#found} )) && _describe -V ldn found
}
if [[ ${funcstack[1]} == _ldn ]]; then
    _ldn "$@"
else
    compdef _ldn ldn
fi
"""
FISH = """\
# fish completion for ldn: source it, or keep it as ldn.fish in a folder of completions
function __ldn_complete
    set -l words (commandline -opc)
    set -e words[1]
    set -l word (commandline -ct)
    for line in (env _LDN_COMPLETE=fish LDN_WORD="$word" ldn $words 2>/dev/null)
        if test "$line" = ":files"
            __fish_complete_path "$word"
        else
            printf '%s\\n' $line
        end
    end
end
complete --command ldn --no-files --keep-order --arguments '(__ldn_complete)'
"""
POWERSHELL = """\
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
        if ($value -match "[\\s']") { $typed = "'" + $value.Replace("'", "''") + "'" }
        [System.Management.Automation.CompletionResult]::new(
            $typed, $value, 'ParameterValue', $told)
    }
}
"""
SCRIPTS = {"bash": BASH, "zsh": ZSH, "fish": FISH, "powershell": POWERSHELL}
