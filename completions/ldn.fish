# fish completion for ldn: source it, or keep it as ldn.fish in a folder of completions
function __ldn_complete
    set -l words (commandline -opc)
    set -e words[1]
    set -l word (commandline -ct)
    for line in (env _LDN_COMPLETE=fish LDN_WORD="$word" ldn $words 2>/dev/null)
        if test "$line" = ":files"
            __fish_complete_path "$word"
        else
            printf '%s\n' $line
        end
    end
end
complete --command ldn --no-files --keep-order --arguments '(__ldn_complete)'
