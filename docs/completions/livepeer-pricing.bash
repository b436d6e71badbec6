#!/bin/bash

__livepeer-pricing_cursor_index_in_current_word() {
    local remaining="${COMP_LINE}"

    local word
    for word in "${COMP_WORDS[@]::COMP_CWORD}"; do
        remaining="${remaining##*([[:space:]])"${word}"*([[:space:]])}"
    done

    local -ir index="$((COMP_POINT - ${#COMP_LINE} + ${#remaining}))"
    if [[ "${index}" -le 0 ]]; then
        printf 0
    else
        printf %s "${index}"
    fi
}

# positional arguments:
#
# - 1: the current (sub)command's count of positional arguments
#
# required variables:
#
# - repeating_flags: the repeating flags that the current (sub)command can accept
# - non_repeating_flags: the non-repeating flags that the current (sub)command can accept
# - repeating_options: the repeating options that the current (sub)command can accept
# - non_repeating_options: the non-repeating options that the current (sub)command can accept
# - positional_number: value ignored
# - unparsed_words: unparsed words from the current command line
#
# modified variables:
#
# - non_repeating_flags: remove flags for this (sub)command that are already on the command line
# - non_repeating_options: remove options for this (sub)command that are already on the command line
# - positional_number: set to the current positional number
# - unparsed_words: remove all flags, options, and option values for this (sub)command
__livepeer-pricing_offer_flags_options() {
    local -ir positional_count="${1}"
    positional_number=0

    local was_flag_option_terminator_seen=false
    local is_parsing_option_value=false

    local -ar unparsed_word_indices=("${!unparsed_words[@]}")
    local -i word_index
    for word_index in "${unparsed_word_indices[@]}"; do
        if "${is_parsing_option_value}"; then
            # This word is an option value:
            # Reset marker for next word iff not currently the last word
            [[ "${word_index}" -ne "${unparsed_word_indices[${#unparsed_word_indices[@]} - 1]}" ]] && is_parsing_option_value=false
            unset "unparsed_words[${word_index}]"
            # Do not process this word as a flag or an option
            continue
        fi

        local word="${unparsed_words["${word_index}"]}"
        if ! "${was_flag_option_terminator_seen}"; then
            case "${word}" in
            --)
                unset "unparsed_words[${word_index}]"
                # by itself -- is a flag/option terminator, but if it is the last word, it is the start of a completion
                if [[ "${word_index}" -ne "${unparsed_word_indices[${#unparsed_word_indices[@]} - 1]}" ]]; then
                    was_flag_option_terminator_seen=true
                fi
                continue
                ;;
            -*)
                # ${word} is a flag or an option
                # If ${word} is an option, mark that the next word to be parsed is an option value
                local option
                for option in "${repeating_options[@]}" "${non_repeating_options[@]}"; do
                    [[ "${word}" = "${option}" ]] && is_parsing_option_value=true && break
                done

                # Remove ${word} from ${non_repeating_flags} or ${non_repeating_options} so it isn't offered again
                local not_found=true
                local -i index
                for index in "${!non_repeating_flags[@]}"; do
                    if [[ "${non_repeating_flags[${index}]}" = "${word}" ]]; then
                        unset "non_repeating_flags[${index}]"
                        non_repeating_flags=("${non_repeating_flags[@]}")
                        not_found=false
                        break
                    fi
                done
                if "${not_found}"; then
                    for index in "${!non_repeating_flags[@]}"; do
                        if [[ "${non_repeating_flags[${index}]}" = "${word}" ]]; then
                            unset "non_repeating_flags[${index}]"
                            non_repeating_flags=("${non_repeating_flags[@]}")
                            break
                        fi
                    done
                fi
                unset "unparsed_words[${word_index}]"
                continue
                ;;
            esac
        fi

        # ${word} is neither a flag, nor an option, nor an option value
        if [[ "${positional_number}" -lt "${positional_count}" || "${positional_count}" -lt 0 ]]; then
            # ${word} is a positional
            ((positional_number++))
            unset "unparsed_words[${word_index}]"
        else
            if [[ -z "${word}" ]]; then
                # Could be completing a flag, option, or subcommand
                positional_number=-1
            else
                # ${word} is a subcommand or invalid, so stop processing this (sub)command
                positional_number=-2
            fi
            break
        fi
    done

    unparsed_words=("${unparsed_words[@]}")

    if\
        ! "${was_flag_option_terminator_seen}"\
        && ! "${is_parsing_option_value}"\
        && [[ ("${cur}" = -* && "${positional_number}" -ge 0) || "${positional_number}" -eq -1 ]]
    then
        COMPREPLY+=($(compgen -W "${repeating_flags[*]} ${non_repeating_flags[*]} ${repeating_options[*]} ${non_repeating_options[*]}" -- "${cur}"))
    fi
}

__livepeer-pricing_add_completions() {
    local completion
    while IFS='' read -r completion; do
        COMPREPLY+=("${completion}")
    done < <(IFS=$'\n' compgen "${@}" -- "${cur}")
}

__livepeer-pricing_custom_complete() {
    if [[ -n "${cur}" || -z ${COMP_WORDS[${COMP_CWORD}]} || "${COMP_LINE:${COMP_POINT}:1}" != ' ' ]]; then
        local -ar words=("${COMP_WORDS[@]}")
    else
        local -ar words=("${COMP_WORDS[@]::${COMP_CWORD}}" '' "${COMP_WORDS[@]:${COMP_CWORD}}")
    fi

    "${COMP_WORDS[0]}" "${@}" "${words[@]}"
}

_livepeer-pricing() {
    local state
    state="$(shopt -p;shopt -po)"
    trap "${state//$'\n'/;}" RETURN
    shopt -s extglob
    set +o history +o posix

    local -xr SAP_SHELL=bash
    local -x SAP_SHELL_VERSION
    SAP_SHELL_VERSION="$(IFS='.';printf %s "${BASH_VERSINFO[*]}")"
    local -r SAP_SHELL_VERSION

    local -r cur="${2}"
    local -r prev="${3}"

    local -i positional_number
    local -a unparsed_words=("${COMP_WORDS[@]:1:${COMP_CWORD}}")

    local -a repeating_flags=()
    local -a non_repeating_flags=(--version -h --help)
    local -a repeating_options=()
    local -a non_repeating_options=()
    __livepeer-pricing_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    quote|convert|prices|check|diff|audit|batch|totals|reconcile|income|earnings|payments|market|help)
        # Offer subcommand argument completions
        "_livepeer-pricing_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'quote convert prices check diff audit batch totals reconcile income earnings payments market help' -- "${cur}"))
        ;;
    esac
}

_livepeer-pricing_quote() {
    repeating_flags=()
    non_repeating_flags=(--charged --version -h --help)
    repeating_options=(--unit --rendition)
    non_repeating_options=(--model --prices --as --catalog --market --price --duration --audio-file --characters --text --text-file --size --image-file --count --tokens --requests --units --segment --budget --metering --tx-cost-multiplier --price-per-unit --eth-usd --format)
    __livepeer-pricing_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--model')
        return
        ;;
    '--prices')
        __livepeer-pricing_add_completions -o plusdirs -fX '!*.@(json)'
        return
        ;;
    '--as')
        __livepeer-pricing_add_completions -W 'models'$'\n''caps'$'\n''runners'$'\n''byoc'$'\n''gateway-prices'$'\n''discovery'$'\n''capabilities'
        return
        ;;
    '--catalog')
        __livepeer-pricing_add_completions -o plusdirs -fX '!*.@(json)'
        return
        ;;
    '--unit')
        return
        ;;
    '--market')
        __livepeer-pricing_add_completions -o plusdirs -fX '!*.@(json|ndjson)'
        return
        ;;
    '--price')
        return
        ;;
    '--duration')
        return
        ;;
    '--audio-file')
        __livepeer-pricing_add_completions -o plusdirs -fX '!*.@(wav|mp3|aac|m4a|mp4|flac|ogg|opus|webm|mka)'
        return
        ;;
    '--characters')
        return
        ;;
    '--text')
        return
        ;;
    '--text-file')
        __livepeer-pricing_add_completions -f
        return
        ;;
    '--size')
        return
        ;;
    '--image-file')
        __livepeer-pricing_add_completions -o plusdirs -fX '!*.@(png|jpg|jpeg|gif)'
        return
        ;;
    '--count')
        return
        ;;
    '--tokens')
        return
        ;;
    '--requests')
        return
        ;;
    '--units')
        return
        ;;
    '--rendition')
        return
        ;;
    '--segment')
        return
        ;;
    '--budget')
        return
        ;;
    '--metering')
        __livepeer-pricing_add_completions -W 'documented'$'\n''gateway'$'\n''orchestrator'$'\n''all'
        return
        ;;
    '--tx-cost-multiplier')
        return
        ;;
    '--price-per-unit')
        return
        ;;
    '--eth-usd')
        return
        ;;
    '--format')
        __livepeer-pricing_add_completions -W 'table'$'\n''json'$'\n''csv'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __livepeer-pricing_add_completions -W 'audio-to-text'$'\n''text-to-speech'$'\n''image-to-text'$'\n''segment-anything-2'$'\n''text-to-image'$'\n''image-to-image'$'\n''image-to-video'$'\n''upscale'$'\n''llm'$'\n''live-video-to-video'
        return
        ;;
    esac
}

_livepeer-pricing_convert() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--to --within --eth-usd --format)
    __livepeer-pricing_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--to')
        return
        ;;
    '--within')
        return
        ;;
    '--eth-usd')
        return
        ;;
    '--format')
        __livepeer-pricing_add_completions -W 'table'$'\n''json'$'\n''csv'
        return
        ;;
    esac
}

_livepeer-pricing_prices() {
    repeating_flags=()
    non_repeating_flags=(--charged --version -h --help)
    repeating_options=(--unit)
    non_repeating_options=(--as --catalog --tx-cost-multiplier --price-per-unit --caps --max-price-per-unit --reference --eth-usd --format)
    __livepeer-pricing_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--as')
        __livepeer-pricing_add_completions -W 'models'$'\n''caps'$'\n''runners'$'\n''byoc'$'\n''gateway-prices'$'\n''discovery'$'\n''capabilities'
        return
        ;;
    '--catalog')
        __livepeer-pricing_add_completions -o plusdirs -fX '!*.@(json)'
        return
        ;;
    '--unit')
        return
        ;;
    '--tx-cost-multiplier')
        return
        ;;
    '--price-per-unit')
        return
        ;;
    '--caps')
        __livepeer-pricing_add_completions -W 'documented'
        __livepeer-pricing_add_completions -o plusdirs -fX '!*.@(json)'
        return
        ;;
    '--max-price-per-unit')
        return
        ;;
    '--reference')
        __livepeer-pricing_add_completions -o plusdirs -fX '!*.@(json)'
        return
        ;;
    '--eth-usd')
        return
        ;;
    '--format')
        __livepeer-pricing_add_completions -W 'table'$'\n''json'$'\n''csv'$'\n''markdown'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __livepeer-pricing_add_completions -o plusdirs -fX '!*.@(json)'
        return
        ;;
    esac
}

_livepeer-pricing_check() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=(--unit)
    non_repeating_options=(--gpu-memory --as --caps --max-price-per-unit --price-per-unit --catalog --eth-usd --format)
    __livepeer-pricing_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--gpu-memory')
        return
        ;;
    '--as')
        __livepeer-pricing_add_completions -W 'models'$'\n''caps'$'\n''runners'$'\n''byoc'$'\n''gateway-prices'$'\n''discovery'$'\n''capabilities'
        return
        ;;
    '--caps')
        __livepeer-pricing_add_completions -W 'documented'
        __livepeer-pricing_add_completions -o plusdirs -fX '!*.@(json)'
        return
        ;;
    '--max-price-per-unit')
        return
        ;;
    '--price-per-unit')
        return
        ;;
    '--catalog')
        __livepeer-pricing_add_completions -o plusdirs -fX '!*.@(json)'
        return
        ;;
    '--unit')
        return
        ;;
    '--eth-usd')
        return
        ;;
    '--format')
        __livepeer-pricing_add_completions -W 'text'$'\n''json'$'\n''sarif'$'\n''markdown'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __livepeer-pricing_add_completions -o plusdirs -fX '!*.@(json)'
        return
        ;;
    esac
}

_livepeer-pricing_diff() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--fail-above --as --eth-usd --format)
    __livepeer-pricing_offer_flags_options 2

    # Offer option value completions
    case "${prev}" in
    '--fail-above')
        return
        ;;
    '--as')
        __livepeer-pricing_add_completions -W 'models'$'\n''caps'$'\n''runners'$'\n''byoc'$'\n''gateway-prices'$'\n''discovery'$'\n''capabilities'
        return
        ;;
    '--eth-usd')
        return
        ;;
    '--format')
        __livepeer-pricing_add_completions -W 'table'$'\n''json'$'\n''csv'$'\n''markdown'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __livepeer-pricing_add_completions -o plusdirs -fX '!*.@(json)'
        return
        ;;
    2)
        __livepeer-pricing_add_completions -o plusdirs -fX '!*.@(json)'
        return
        ;;
    esac
}

_livepeer-pricing_audit() {
    repeating_flags=()
    non_repeating_flags=(--documented --version -h --help)
    repeating_options=()
    non_repeating_options=(--eth-usd --format)
    __livepeer-pricing_offer_flags_options 2

    # Offer option value completions
    case "${prev}" in
    '--eth-usd')
        return
        ;;
    '--format')
        __livepeer-pricing_add_completions -W 'table'$'\n''json'$'\n''csv'
        return
        ;;
    esac
}

_livepeer-pricing_batch() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=(--unit --column)
    non_repeating_options=(--prices --as --catalog --eth-usd --eth-usd-series --max-age --output --totals --input --usd-decimals --on-error --rejects --threads)
    __livepeer-pricing_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--prices')
        __livepeer-pricing_add_completions -o plusdirs -fX '!*.@(json)'
        return
        ;;
    '--as')
        __livepeer-pricing_add_completions -W 'models'$'\n''caps'$'\n''runners'$'\n''byoc'$'\n''gateway-prices'$'\n''discovery'$'\n''capabilities'
        return
        ;;
    '--catalog')
        __livepeer-pricing_add_completions -o plusdirs -fX '!*.@(json)'
        return
        ;;
    '--unit')
        return
        ;;
    '--eth-usd')
        return
        ;;
    '--eth-usd-series')
        __livepeer-pricing_add_completions -o plusdirs -fX '!*.@(csv|ndjson|jsonl)'
        return
        ;;
    '--max-age')
        return
        ;;
    '--column')
        return
        ;;
    '--output')
        __livepeer-pricing_add_completions -f
        return
        ;;
    '--totals')
        __livepeer-pricing_add_completions -o plusdirs -fX '!*.@(json)'
        return
        ;;
    '--input')
        __livepeer-pricing_add_completions -W 'csv'$'\n''ndjson'
        return
        ;;
    '--usd-decimals')
        return
        ;;
    '--on-error')
        __livepeer-pricing_add_completions -W 'stop'$'\n''skip'
        return
        ;;
    '--rejects')
        __livepeer-pricing_add_completions -o plusdirs -fX '!*.@(csv)'
        return
        ;;
    '--threads')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __livepeer-pricing_add_completions -o plusdirs -fX '!*.@(csv|ndjson|jsonl)'
        return
        ;;
    esac
}

_livepeer-pricing_totals() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __livepeer-pricing_offer_flags_options -1

    # Offer positional completions
    case "${positional_number}" in
    *)
        __livepeer-pricing_add_completions -o plusdirs -fX '!*.@(json)'
        return
        ;;
    esac
}

_livepeer-pricing_reconcile() {
    repeating_flags=()
    non_repeating_flags=(--all --sum --version -h --help)
    repeating_options=(--column --quoted-column --settled-column --metered-column --unit)
    non_repeating_options=(--key --tolerance --temporary-directory --input --eth-usd-series --max-age --tx-cost-multiplier --prices --as --catalog --eth-usd --format)
    __livepeer-pricing_offer_flags_options 3

    # Offer option value completions
    case "${prev}" in
    '--key')
        return
        ;;
    '--tolerance')
        return
        ;;
    '--temporary-directory')
        __livepeer-pricing_add_completions -d
        return
        ;;
    '--input')
        __livepeer-pricing_add_completions -W 'csv'$'\n''ndjson'
        return
        ;;
    '--column')
        return
        ;;
    '--quoted-column')
        return
        ;;
    '--settled-column')
        return
        ;;
    '--metered-column')
        return
        ;;
    '--eth-usd-series')
        __livepeer-pricing_add_completions -o plusdirs -fX '!*.@(csv|ndjson|jsonl)'
        return
        ;;
    '--max-age')
        return
        ;;
    '--tx-cost-multiplier')
        return
        ;;
    '--prices')
        __livepeer-pricing_add_completions -o plusdirs -fX '!*.@(json)'
        return
        ;;
    '--as')
        __livepeer-pricing_add_completions -W 'models'$'\n''caps'$'\n''runners'$'\n''byoc'$'\n''gateway-prices'$'\n''discovery'$'\n''capabilities'
        return
        ;;
    '--catalog')
        __livepeer-pricing_add_completions -o plusdirs -fX '!*.@(json)'
        return
        ;;
    '--unit')
        return
        ;;
    '--eth-usd')
        return
        ;;
    '--format')
        __livepeer-pricing_add_completions -W 'table'$'\n''json'$'\n''csv'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __livepeer-pricing_add_completions -o plusdirs -fX '!*.@(csv|ndjson|jsonl)'
        return
        ;;
    2)
        __livepeer-pricing_add_completions -o plusdirs -fX '!*.@(csv|ndjson|jsonl)'
        return
        ;;
    3)
        __livepeer-pricing_add_completions -o plusdirs -fX '!*.@(csv|ndjson|jsonl)'
        return
        ;;
    esac
}

_livepeer-pricing_income() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=(--by --column)
    non_repeating_options=(--eth-usd-series --max-age --per --utc-offset --unique --input --on-error --eth-usd --format)
    __livepeer-pricing_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--eth-usd-series')
        __livepeer-pricing_add_completions -o plusdirs -fX '!*.@(csv|ndjson|jsonl)'
        return
        ;;
    '--max-age')
        return
        ;;
    '--per')
        __livepeer-pricing_add_completions -W 'day'$'\n''month'$'\n''year'
        return
        ;;
    '--by')
        return
        ;;
    '--utc-offset')
        return
        ;;
    '--unique')
        return
        ;;
    '--column')
        return
        ;;
    '--input')
        __livepeer-pricing_add_completions -W 'csv'$'\n''ndjson'
        return
        ;;
    '--on-error')
        __livepeer-pricing_add_completions -W 'stop'$'\n''skip'
        return
        ;;
    '--eth-usd')
        return
        ;;
    '--format')
        __livepeer-pricing_add_completions -W 'table'$'\n''json'$'\n''csv'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __livepeer-pricing_add_completions -o plusdirs -fX '!*.@(csv|ndjson|jsonl)'
        return
        ;;
    esac
}

_livepeer-pricing_earnings() {
    repeating_flags=()
    non_repeating_flags=(--exact-contract --chart --version -h --help)
    repeating_options=(--column --unit)
    non_repeating_options=(--scenario --model --price --jobs-per-day --units-per-second --utilization --share-of-time --records --eth-usd-series --max-age --prices --as --catalog --duration --audio-file --characters --text --text-file --size --image-file --count --tokens --requests --units --fee-share --own-stake --total-stake --gas-price --redeem-gas --ticket-ev --face-value --sender-float --target-winner-every --watts --electricity --hours-per-day --hardware --amortize --monthly-costs --cost-per-unit --lpt-supply --lpt-issuance --lpt-active-stake --lpt-reward-cut --lpt-treasury-cut --lpt-round-hours --lpt-price --lpt-rounds --target-net --margin --market --sweep-eth --sweep --svg --eth-usd --format)
    __livepeer-pricing_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--scenario')
        __livepeer-pricing_add_completions -o plusdirs -fX '!*.@(json)'
        return
        ;;
    '--model')
        return
        ;;
    '--price')
        return
        ;;
    '--jobs-per-day')
        return
        ;;
    '--units-per-second')
        return
        ;;
    '--utilization')
        return
        ;;
    '--share-of-time')
        return
        ;;
    '--records')
        return
        ;;
    '--column')
        return
        ;;
    '--eth-usd-series')
        __livepeer-pricing_add_completions -o plusdirs -fX '!*.@(csv|ndjson|jsonl)'
        return
        ;;
    '--max-age')
        return
        ;;
    '--prices')
        __livepeer-pricing_add_completions -o plusdirs -fX '!*.@(json)'
        return
        ;;
    '--as')
        __livepeer-pricing_add_completions -W 'models'$'\n''caps'$'\n''runners'$'\n''byoc'$'\n''gateway-prices'$'\n''discovery'$'\n''capabilities'
        return
        ;;
    '--catalog')
        __livepeer-pricing_add_completions -o plusdirs -fX '!*.@(json)'
        return
        ;;
    '--unit')
        return
        ;;
    '--duration')
        return
        ;;
    '--audio-file')
        __livepeer-pricing_add_completions -o plusdirs -fX '!*.@(wav|mp3|aac|m4a|mp4|flac|ogg|opus|webm|mka)'
        return
        ;;
    '--characters')
        return
        ;;
    '--text')
        return
        ;;
    '--text-file')
        __livepeer-pricing_add_completions -f
        return
        ;;
    '--size')
        return
        ;;
    '--image-file')
        __livepeer-pricing_add_completions -o plusdirs -fX '!*.@(png|jpg|jpeg|gif)'
        return
        ;;
    '--count')
        return
        ;;
    '--tokens')
        return
        ;;
    '--requests')
        return
        ;;
    '--units')
        return
        ;;
    '--fee-share')
        return
        ;;
    '--own-stake')
        return
        ;;
    '--total-stake')
        return
        ;;
    '--gas-price')
        return
        ;;
    '--redeem-gas')
        return
        ;;
    '--ticket-ev')
        return
        ;;
    '--face-value')
        return
        ;;
    '--sender-float')
        return
        ;;
    '--target-winner-every')
        return
        ;;
    '--watts')
        return
        ;;
    '--electricity')
        return
        ;;
    '--hours-per-day')
        return
        ;;
    '--hardware')
        return
        ;;
    '--amortize')
        return
        ;;
    '--monthly-costs')
        return
        ;;
    '--cost-per-unit')
        return
        ;;
    '--lpt-supply')
        return
        ;;
    '--lpt-issuance')
        return
        ;;
    '--lpt-active-stake')
        return
        ;;
    '--lpt-reward-cut')
        return
        ;;
    '--lpt-treasury-cut')
        return
        ;;
    '--lpt-round-hours')
        return
        ;;
    '--lpt-price')
        return
        ;;
    '--lpt-rounds')
        return
        ;;
    '--target-net')
        return
        ;;
    '--margin')
        return
        ;;
    '--market')
        __livepeer-pricing_add_completions -o plusdirs -fX '!*.@(json|ndjson)'
        return
        ;;
    '--sweep-eth')
        return
        ;;
    '--sweep')
        return
        ;;
    '--svg')
        __livepeer-pricing_add_completions -o plusdirs -fX '!*.@(svg)'
        return
        ;;
    '--eth-usd')
        return
        ;;
    '--format')
        __livepeer-pricing_add_completions -W 'table'$'\n''json'$'\n''csv'$'\n''markdown'$'\n''html'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __livepeer-pricing_add_completions -W 'audio-to-text'$'\n''text-to-speech'$'\n''image-to-text'$'\n''segment-anything-2'$'\n''text-to-image'$'\n''image-to-image'$'\n''image-to-video'$'\n''upscale'$'\n''llm'$'\n''live-video-to-video'
        return
        ;;
    esac
}

_livepeer-pricing_payments() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=(--unit --rendition)
    non_repeating_options=(--prices --as --catalog --price --duration --audio-file --characters --text --text-file --size --image-file --count --tokens --requests --units --timeout --every --for --sender --max-price-per-unit --ticket-ev --face-value --gas-price --redeem-gas --deposit --reserve --max-ticket-ev --max-total-ev --deposit-multiplier --eth-usd --format)
    __livepeer-pricing_offer_flags_options 2

    # Offer option value completions
    case "${prev}" in
    '--prices')
        __livepeer-pricing_add_completions -o plusdirs -fX '!*.@(json)'
        return
        ;;
    '--as')
        __livepeer-pricing_add_completions -W 'models'$'\n''caps'$'\n''runners'$'\n''byoc'$'\n''gateway-prices'$'\n''discovery'$'\n''capabilities'
        return
        ;;
    '--catalog')
        __livepeer-pricing_add_completions -o plusdirs -fX '!*.@(json)'
        return
        ;;
    '--unit')
        return
        ;;
    '--price')
        return
        ;;
    '--duration')
        return
        ;;
    '--audio-file')
        __livepeer-pricing_add_completions -o plusdirs -fX '!*.@(wav|mp3|aac|m4a|mp4|flac|ogg|opus|webm|mka)'
        return
        ;;
    '--characters')
        return
        ;;
    '--text')
        return
        ;;
    '--text-file')
        __livepeer-pricing_add_completions -f
        return
        ;;
    '--size')
        return
        ;;
    '--image-file')
        __livepeer-pricing_add_completions -o plusdirs -fX '!*.@(png|jpg|jpeg|gif)'
        return
        ;;
    '--count')
        return
        ;;
    '--tokens')
        return
        ;;
    '--requests')
        return
        ;;
    '--units')
        return
        ;;
    '--timeout')
        return
        ;;
    '--rendition')
        return
        ;;
    '--every')
        return
        ;;
    '--for')
        return
        ;;
    '--sender')
        __livepeer-pricing_add_completions -W 'signer'$'\n''gateway'
        return
        ;;
    '--max-price-per-unit')
        return
        ;;
    '--ticket-ev')
        return
        ;;
    '--face-value')
        return
        ;;
    '--gas-price')
        return
        ;;
    '--redeem-gas')
        return
        ;;
    '--deposit')
        return
        ;;
    '--reserve')
        return
        ;;
    '--max-ticket-ev')
        return
        ;;
    '--max-total-ev')
        return
        ;;
    '--deposit-multiplier')
        return
        ;;
    '--eth-usd')
        return
        ;;
    '--format')
        __livepeer-pricing_add_completions -W 'table'$'\n''json'$'\n''csv'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __livepeer-pricing_add_completions -W 'live'$'\n''720p'$'\n''fixed'$'\n''job'$'\n''byoc'$'\n''transcoding'
        return
        ;;
    2)
        __livepeer-pricing_add_completions -W 'audio-to-text'$'\n''text-to-speech'$'\n''image-to-text'$'\n''segment-anything-2'$'\n''text-to-image'$'\n''image-to-image'$'\n''image-to-video'$'\n''upscale'$'\n''llm'$'\n''live-video-to-video'
        return
        ;;
    esac
}

_livepeer-pricing_market() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=(--unit)
    non_repeating_options=(--as --pipeline --model --mine --caps --max-price-per-unit --select-price-weight --select-stake-weight --select-random-weight --select-price-factor --catalog --eth-usd --format)
    __livepeer-pricing_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--as')
        __livepeer-pricing_add_completions -W 'models'$'\n''caps'$'\n''runners'$'\n''byoc'$'\n''gateway-prices'$'\n''discovery'$'\n''capabilities'
        return
        ;;
    '--pipeline')
        return
        ;;
    '--model')
        return
        ;;
    '--mine')
        __livepeer-pricing_add_completions -o plusdirs -fX '!*.@(json)'
        return
        ;;
    '--caps')
        __livepeer-pricing_add_completions -W 'documented'
        __livepeer-pricing_add_completions -o plusdirs -fX '!*.@(json)'
        return
        ;;
    '--max-price-per-unit')
        return
        ;;
    '--select-price-weight')
        return
        ;;
    '--select-stake-weight')
        return
        ;;
    '--select-random-weight')
        return
        ;;
    '--select-price-factor')
        return
        ;;
    '--catalog')
        __livepeer-pricing_add_completions -o plusdirs -fX '!*.@(json)'
        return
        ;;
    '--unit')
        return
        ;;
    '--eth-usd')
        return
        ;;
    '--format')
        __livepeer-pricing_add_completions -W 'table'$'\n''json'$'\n''csv'$'\n''markdown'$'\n''html'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __livepeer-pricing_add_completions -o plusdirs -fX '!*.@(json|ndjson)'
        return
        ;;
    esac
}

_livepeer-pricing_help() {
    repeating_flags=()
    non_repeating_flags=(--version)
    repeating_options=()
    non_repeating_options=()
    __livepeer-pricing_offer_flags_options -1
}

complete -o filenames -F _livepeer-pricing livepeer-pricing
