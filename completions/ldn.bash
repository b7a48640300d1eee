# bash completion for ldn: source it, or keep it in bash-completion's folder
_ldn() {
    local word=${COMP_WORDS[COMP_CWORD]} line value
    COMPREPLY=()
    while IFS= read -r line; do
        value=${line%%$'\t'*}
        if [[ $value == ":files" ]]; then
            compopt -o default 2>/dev/null ||
                while IFS= read -r value; do COMPREPLY+=("$value"); done < <(compgen -f -- "$word")
            return 0
        fi
        [[ $word == [\"\']* ]] || printf -v value '%q' "$value"
        COMPREPLY+=("$value")
    done < <(_LDN_COMPLETE=bash LDN_WORD=$word command ldn \
        "${COMP_WORDS[@]:1:COMP_CWORD-1}" 2>/dev/null)
}
complete -F _ldn ldn
