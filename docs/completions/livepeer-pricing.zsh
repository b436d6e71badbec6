#compdef livepeer-pricing

__livepeer-pricing_complete() {
    local -ar non_empty_completions=("${@:#(|:*)}")
    local -ar empty_completions=("${(M)@:#(|:*)}")
    _describe -V '' non_empty_completions -- empty_completions -P $'\'\''
}

__livepeer-pricing_custom_complete() {
    local -a completions
    completions=("${(@f)"$("${command_name}" "${@}" "${command_line[@]}")"}")
    if [[ "${#completions[@]}" -gt 1 ]]; then
        __livepeer-pricing_complete "${completions[@]:0:-1}"
    fi
}

__livepeer-pricing_cursor_index_in_current_word() {
    if [[ -z "${QIPREFIX}${IPREFIX}${PREFIX}" ]]; then
        printf 0
    else
        printf %s "${#${(z)LBUFFER}[-1]}"
    fi
}

_livepeer-pricing() {
    emulate -RL zsh -G
    setopt extendedglob nullglob numericglobsort
    unsetopt aliases banghist

    local -xr SAP_SHELL=zsh
    local -x SAP_SHELL_VERSION
    SAP_SHELL_VERSION="$(builtin emulate zsh -c 'printf %s "${ZSH_VERSION}"')"
    local -r SAP_SHELL_VERSION

    local context state state_descr line
    local -A opt_args

    local -r command_name="${words[1]}"
    local -ar command_line=("${words[@]}")
    local -ir current_word_index="$((CURRENT - 1))"

    local -i ret=1
    local -ar arg_specs=(
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
        '(-): :->command'
        '(-)*:: :->arg'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0
    case "${state}" in
    command)
        local -ar subcommands=(
            'quote:Say what a job costs, in wei and in dollars.'
            'convert:Convert a price between wei and dollars, and between scales of its unit.'
            'prices:Print a price sheet, a row for each price in force.'
            'check:Find what is wrong with a price file before a node reads it.'
            'diff:Compare two price sheets, entry by entry.'
            'audit:Check a published price against the price that it is about.'
            'batch:Price every row of usage files, of any size.'
            'totals:Merge totals of batch, or of income, exactly.'
            'reconcile:Match quoted jobs with what was settled and metered.'
            'income:Add up what came in, in ETH and in dollars of the day.'
            'earnings:Say what an operator keeps, and where it breaks even.'
            'payments:Say what paying for work takes, and what is refused.'
            'market:Say what the network charges, and where a price stands.'
            'help:Show subcommand help information.'
        )
        _describe -V subcommand subcommands && ret=0
        ;;
    arg)
        case "${words[1]}" in
        quote|convert|prices|check|diff|audit|batch|totals|reconcile|income|earnings|payments|market|help)
            "_livepeer-pricing_${words[1]}" && ret=0
            ;;
        esac
        ;;
    esac

    return "${ret}"
}

_livepeer-pricing_quote() {
    local -i ret=1
    local -ar _pipeline=('audio-to-text' 'text-to-speech' 'image-to-text' 'segment-anything-2' 'text-to-image' 'image-to-image' 'image-to-video' 'upscale' 'llm' 'live-video-to-video')
    local -ar ___as=('models' 'caps' 'runners' 'byoc' 'gateway-prices' 'discovery' 'capabilities')
    local -ar ___metering=('documented' 'gateway' 'orchestrator' 'all')
    local -ar ___format=('table' 'json' 'csv')
    local -ar arg_specs=(
        ':pipeline:{__livepeer-pricing_complete "${_pipeline[@]}"}'
        '--model[The model. Without it the sheet'\''s first entry for the pipeline.]:id:'
        '--prices[A price file such as aiModels.json; - reads standard input. Without it the documented prices serve.]:file:_files -g '\''*.json'\'''
        '--as[What a file of prices is, if its shape does not tell\: models, caps, runners, byoc, gateway-prices, discovery, capabilities.]:kind:{__livepeer-pricing_complete "${___as[@]}"}'
        '--catalog[A file with pipelines and units of your own, beside the documented ones.]:file:_files -g '\''*.json'\'''
        '*--unit[What a sheet'\''s price is per, if the file cannot say\: text-to-speech=ms, or text-to-speech/MODEL=ms for one model.]:pipeline=unit:'
        '--market[A list of the network'\''s prices, as market reads it; the cheapest offer is quoted.]:file:_files -g '\''*.json *.ndjson'\'''
        '--price[A price of your own\: 12882811wei/ms, '\''$0.0012/min'\''.]:rate:'
        '--duration[Length of audio or video\: 90s, 3m20s, 1.5h, 00\:03\:20.500.]:time:'
        '--audio-file[An audio file, whose length is taken\: WAV, MP3, AAC, M4A, FLAC, Ogg, WebM; - reads standard input.]:file:_files -g '\''*.wav *.mp3 *.aac *.m4a *.mp4 *.flac *.ogg *.opus *.webm *.mka'\'''
        '--characters[Characters of text (Unicode code points).]:n:'
        '--text[The text itself; its code points are counted.]:text:'
        '--text-file[A UTF-8 file with the text, line breaks counted; - reads standard input.]:file:_files'
        '--size[Width and height of an image\: 1920x1080.]:WxH:'
        '--image-file[A PNG, JPEG or GIF whose header tells the size; - reads standard input.]:file:_files -g '\''*.png *.jpg *.jpeg *.gif'\'''
        '--count[How many images of that size.]:n:'
        '--tokens[Tokens of a language model.]:n:'
        '--requests[Requests, for a price per request.]:n:'
        '--units[Units of whatever the price is per.]:n:'
        '*--rendition[A size and frames a second that a video is transcoded to, repeated\: 1280x720@30, 640x360@30000/1001. Without frames those of the source pass through.]:WxH@fps:'
        '--segment[The length of a segment of the video. Without it 2s.]:time:'
        '--budget[In place of a measure, the most to pay\: 0.01eth, '\''$5'\''. It buys the most units that it can.]:amount:'
        '--metering[Whose way of counting units\: documented, gateway, orchestrator, or all to compare them.]:side:{__livepeer-pricing_complete "${___metering[@]}"}'
        '--charged[Show what an orchestrator charges and lists for the price, and what is lost.]'
        '--tx-cost-multiplier[The ratio of a ticket'\''s face value to its redemption cost, for the surcharge of 1/n. Without it 100.]:n:'
        '--price-per-unit[The node'\''s -pricePerUnit, charged for a price of 0\: 1000, 0.13USD.]:price:'
        '--eth-usd[The price of one ETH in USD. Without it that of LIVEPEER_PRICING_ETH_USD, and without both no dollars.]:price:'
        '--format[How to print\: table, json or csv. Without it, a table.]:format:{__livepeer-pricing_complete "${___format[@]}"}'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_livepeer-pricing_convert() {
    local -i ret=1
    local -ar ___format=('table' 'json' 'csv')
    local -ar arg_specs=(
        ':rate:'
        '--to[What to convert to\: min, wei/ms, usd/h. Without a currency, the price'\''s own.]:target:'
        '--within[The largest error of the price file'\''s pair\: 100ppm or 0.01%; a number alone is in parts per million. Without it 1ppm.]:error:'
        '--eth-usd[The price of one ETH in USD. Without it that of LIVEPEER_PRICING_ETH_USD, and without both no dollars.]:price:'
        '--format[How to print\: table, json or csv. Without it, a table.]:format:{__livepeer-pricing_complete "${___format[@]}"}'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_livepeer-pricing_prices() {
    local -i ret=1
    local -ar ___as=('models' 'caps' 'runners' 'byoc' 'gateway-prices' 'discovery' 'capabilities')
    local -ar ___format=('table' 'json' 'csv' 'markdown')
    local -ar arg_specs=(
        ':file:_files -g '\''*.json'\'''
        '--as[What a file of prices is, if its shape does not tell\: models, caps, runners, byoc, gateway-prices, discovery, capabilities.]:kind:{__livepeer-pricing_complete "${___as[@]}"}'
        '--catalog[A file with pipelines and units of your own, beside the documented ones.]:file:_files -g '\''*.json'\'''
        '*--unit[What a sheet'\''s price is per, if the file cannot say\: text-to-speech=ms, or text-to-speech/MODEL=ms for one model.]:pipeline=unit:'
        '--charged[Show what an orchestrator charges and lists for the price, and what is lost.]'
        '--tx-cost-multiplier[The ratio of a ticket'\''s face value to its redemption cost, for the surcharge of 1/n. Without it 100.]:n:'
        '--price-per-unit[The node'\''s -pricePerUnit, charged for a price of 0\: 1000, 0.13USD.]:price:'
        '--caps[A gateway'\''s file of caps; documented stands for the caps of the documentation.]:file:{compadd documented; _files -g '\''*.json'\''}'
        '--max-price-per-unit[The gateway'\''s -maxPricePerUnit, which holds if no cap does\: 1000, 0.02USD.]:price:'
        '--reference[A price file in USD, to tell which ETH price each entry in wei implies.]:file:_files -g '\''*.json'\'''
        '--eth-usd[The price of one ETH in USD. Without it that of LIVEPEER_PRICING_ETH_USD, and without both no dollars.]:price:'
        '--format[How to print\: table, json, csv or markdown. Without it, a table.]:format:{__livepeer-pricing_complete "${___format[@]}"}'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_livepeer-pricing_check() {
    local -i ret=1
    local -ar ___as=('models' 'caps' 'runners' 'byoc' 'gateway-prices' 'discovery' 'capabilities')
    local -ar ___format=('text' 'json' 'sarif' 'markdown')
    local -ar arg_specs=(
        ':file:_files -g '\''*.json'\'''
        '--gpu-memory[The memory of each GPU in GB, in the order of the node'\''s -nvidia\: 24,24 or '\''24 GB, 24'\''.]:GB,GB:'
        '--as[What a file of prices is, if its shape does not tell\: models, caps, runners, byoc, gateway-prices, discovery, capabilities.]:kind:{__livepeer-pricing_complete "${___as[@]}"}'
        '--caps[A gateway'\''s file of caps; documented stands for the caps of the documentation.]:file:{compadd documented; _files -g '\''*.json'\''}'
        '--max-price-per-unit[The gateway'\''s -maxPricePerUnit, which holds if no cap does\: 1000, 0.02USD.]:price:'
        '--price-per-unit[The node'\''s -pricePerUnit, charged for a price of 0\: 1000, 0.13USD.]:price:'
        '--catalog[A file with pipelines and units of your own, beside the documented ones.]:file:_files -g '\''*.json'\'''
        '*--unit[What a sheet'\''s price is per, if the file cannot say\: text-to-speech=ms, or text-to-speech/MODEL=ms for one model.]:pipeline=unit:'
        '--eth-usd[The price of one ETH in USD. Without it that of LIVEPEER_PRICING_ETH_USD, and without both no dollars.]:price:'
        '--format[How to print\: text, json, sarif or markdown. Without it, text.]:format:{__livepeer-pricing_complete "${___format[@]}"}'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_livepeer-pricing_diff() {
    local -i ret=1
    local -ar ___as=('models' 'caps' 'runners' 'byoc' 'gateway-prices' 'discovery' 'capabilities')
    local -ar ___format=('table' 'json' 'csv' 'markdown')
    local -ar arg_specs=(
        ':old:_files -g '\''*.json'\'''
        ':new:_files -g '\''*.json'\'''
        '--fail-above[End with status 1 if a price moved by more than that, was added or was removed\: 5%.]:percent:'
        '--as[What a file of prices is, if its shape does not tell\: models, caps, runners, byoc, gateway-prices, discovery, capabilities.]:kind:{__livepeer-pricing_complete "${___as[@]}"}'
        '--eth-usd[The price of one ETH in USD. Without it that of LIVEPEER_PRICING_ETH_USD, and without both no dollars.]:price:'
        '--format[How to print\: table, json, csv or markdown. Without it, a table.]:format:{__livepeer-pricing_complete "${___format[@]}"}'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_livepeer-pricing_audit() {
    local -i ret=1
    local -ar ___format=('table' 'json' 'csv')
    local -ar arg_specs=(
        ':rate:'
        ':claim:'
        '--documented[Audit every claim of the network'\''s documentation.]'
        '--eth-usd[The price of one ETH in USD. Without it that of LIVEPEER_PRICING_ETH_USD, and without both no dollars.]:price:'
        '--format[How to print\: table, json or csv. Without it, a table.]:format:{__livepeer-pricing_complete "${___format[@]}"}'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_livepeer-pricing_batch() {
    local -i ret=1
    local -ar ___as=('models' 'caps' 'runners' 'byoc' 'gateway-prices' 'discovery' 'capabilities')
    local -ar ___input=('csv' 'ndjson')
    local -ar ___on_error=('stop' 'skip')
    local -ar arg_specs=(
        '*:file:_files -g '\''*.csv *.ndjson *.jsonl'\'''
        '--prices[A price file such as aiModels.json; - reads standard input. Without it the documented prices serve.]:file:_files -g '\''*.json'\'''
        '--as[What a file of prices is, if its shape does not tell\: models, caps, runners, byoc, gateway-prices, discovery, capabilities.]:kind:{__livepeer-pricing_complete "${___as[@]}"}'
        '--catalog[A file with pipelines and units of your own, beside the documented ones.]:file:_files -g '\''*.json'\'''
        '*--unit[What a sheet'\''s price is per, if the file cannot say\: text-to-speech=ms, or text-to-speech/MODEL=ms for one model.]:pipeline=unit:'
        '--eth-usd[The price of one ETH in USD. Without it that of LIVEPEER_PRICING_ETH_USD, and without both no dollars.]:price:'
        '--eth-usd-series[A file of ETH prices, CSV of time,eth_usd or JSON lines\: each row has the last price at or before its time. In place of --eth-usd.]:file:_files -g '\''*.csv *.ndjson *.jsonl'\'''
        '--max-age[The most time since a price of --eth-usd-series, as in 2h; an older one is an error.]:duration:'
        '*--column[A column of another name\: ours, and that of the file, or in NDJSON a path as in units=data.pixels. May be given for several columns.]:ours=theirs:'
        '--output[The file for the priced rows; it appears when complete.]:file:_files'
        '--totals[The file for the exact totals, as JSON.]:file:_files -g '\''*.json'\'''
        '--input[csv or ndjson. Without it, ndjson for files named .ndjson or .jsonl.]:format:{__livepeer-pricing_complete "${___input[@]}"}'
        '--usd-decimals[Decimals of the fee in dollars, rounded half to even.]:n:'
        '--on-error[What happens at a bad row\: stop the run, or skip the row.]:policy:{__livepeer-pricing_complete "${___on_error[@]}"}'
        '--rejects[The file for skipped rows\: CSV of file, line, reason and the whole row.]:file:_files -g '\''*.csv'\'''
        '--threads[The number of blocks of rows priced at once\: at most one for each processor is of use, and that is the number without it.]:n:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_livepeer-pricing_totals() {
    local -i ret=1
    local -ar arg_specs=(
        '*:file:_files -g '\''*.json'\'''
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_livepeer-pricing_reconcile() {
    local -i ret=1
    local -ar ___input=('csv' 'ndjson')
    local -ar ___as=('models' 'caps' 'runners' 'byoc' 'gateway-prices' 'discovery' 'capabilities')
    local -ar ___format=('table' 'json' 'csv')
    local -ar arg_specs=(
        ':quoted:_files -g '\''*.csv *.ndjson *.jsonl'\'''
        ':settled:_files -g '\''*.csv *.ndjson *.jsonl'\'''
        ':metered:_files -g '\''*.csv *.ndjson *.jsonl'\'''
        '--key[The column that names jobs.]:column:'
        '--tolerance[The most that the differences may come to\: 1000, 5gwei, 1%, '\''500 ppm'\''.]:amount:'
        '--all[List every job, not only those that do not match.]'
        '--sum[Add up the rows of each file that have the same key.]'
        '--temporary-directory[The folder for the rows of large files that are not sorted. Without it, TMPDIR, or /tmp.]:folder:_files -/'
        '--input[csv or ndjson. Without it, ndjson for files named .ndjson or .jsonl.]:format:{__livepeer-pricing_complete "${___input[@]}"}'
        '*--column[A column of another name\: ours, and that of the file, or in NDJSON a path as in units=data.pixels. May be given for several columns.]:ours=theirs:'
        '*--quoted-column[--column for the quoted file alone.]:ours=theirs:'
        '*--settled-column[--column for the settled file alone.]:ours=theirs:'
        '*--metered-column[--column for the metered file alone.]:ours=theirs:'
        '--eth-usd-series[A file of ETH prices, CSV of time,eth_usd or JSON lines\: each row has the last price at or before its time. In place of --eth-usd.]:file:_files -g '\''*.csv *.ndjson *.jsonl'\'''
        '--max-age[The most time since a price of --eth-usd-series, as in 2h; an older one is an error.]:duration:'
        '--tx-cost-multiplier[The ratio of a ticket'\''s face value to its redemption cost, for auto-adjusted prices. Without it, 100.]:n:'
        '--prices[A price file such as aiModels.json; - reads standard input. Without it the documented prices serve.]:file:_files -g '\''*.json'\'''
        '--as[What a file of prices is, if its shape does not tell\: models, caps, runners, byoc, gateway-prices, discovery, capabilities.]:kind:{__livepeer-pricing_complete "${___as[@]}"}'
        '--catalog[A file with pipelines and units of your own, beside the documented ones.]:file:_files -g '\''*.json'\'''
        '*--unit[What a sheet'\''s price is per, if the file cannot say\: text-to-speech=ms, or text-to-speech/MODEL=ms for one model.]:pipeline=unit:'
        '--eth-usd[The price of one ETH in USD. Without it that of LIVEPEER_PRICING_ETH_USD, and without both no dollars.]:price:'
        '--format[How to print\: table, json or csv. Without it, a table.]:format:{__livepeer-pricing_complete "${___format[@]}"}'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_livepeer-pricing_income() {
    local -i ret=1
    local -ar ___per=('day' 'month' 'year')
    local -ar ___input=('csv' 'ndjson')
    local -ar ___on_error=('stop' 'skip')
    local -ar ___format=('table' 'json' 'csv')
    local -ar arg_specs=(
        '*:file:_files -g '\''*.csv *.ndjson *.jsonl'\'''
        '--eth-usd-series[A file of ETH prices, CSV of time,eth_usd or JSON lines\: each row has the last price at or before its time. In place of --eth-usd.]:file:_files -g '\''*.csv *.ndjson *.jsonl'\'''
        '--max-age[The most time since a price of --eth-usd-series, as in 2h; an older one is an error.]:duration:'
        '--per[The period of a row\: day, month or year. Without it, month.]:per:{__livepeer-pricing_complete "${___per[@]}"}'
        '*--by[A column that divides a period\: of events app, pipeline, orchestrator, or any key of data. May be given up to 5 times.]:column:'
        '--utc-offset[The clock by which days begin\: +02\:00. Without it, UTC.]:offset:'
        '--unique[A column of which every record has its own value, such as id\: a second record with it is an error, or with --on-error skip left out and counted.]:column:'
        '*--column[A column of another name\: ours, and that of the file, or in NDJSON a path as in units=data.pixels. May be given for several columns.]:ours=theirs:'
        '--input[csv or ndjson. Without it, ndjson for files named .ndjson or .jsonl.]:format:{__livepeer-pricing_complete "${___input[@]}"}'
        '--on-error[What happens at a bad record\: stop the run, or skip the record.]:policy:{__livepeer-pricing_complete "${___on_error[@]}"}'
        '--eth-usd[The price of one ETH in USD. Without it that of LIVEPEER_PRICING_ETH_USD, and without both no dollars.]:price:'
        '--format[How to print\: table, json or csv. Without it, a table.]:format:{__livepeer-pricing_complete "${___format[@]}"}'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_livepeer-pricing_earnings() {
    local -i ret=1
    local -ar _pipeline=('audio-to-text' 'text-to-speech' 'image-to-text' 'segment-anything-2' 'text-to-image' 'image-to-image' 'image-to-video' 'upscale' 'llm' 'live-video-to-video')
    local -ar ___as=('models' 'caps' 'runners' 'byoc' 'gateway-prices' 'discovery' 'capabilities')
    local -ar ___format=('table' 'json' 'csv' 'markdown' 'html')
    local -ar arg_specs=(
        ':pipeline:{__livepeer-pricing_complete "${_pipeline[@]}"}'
        '--scenario[A file with all of this; - reads standard input.]:file:_files -g '\''*.json'\'''
        '--model[The model. Without it the sheet'\''s first entry for the pipeline.]:id:'
        '--price[A price of your own\: 12882811wei/ms, '\''$0.0012/min'\''.]:rate:'
        '--jobs-per-day[Jobs in a day, each of the size of a measure.]:n:'
        '--units-per-second[Units that the machine processes in a second.]:n:'
        '--utilization[The share of the time in which the machine works\: 35%.]:share:'
        '--share-of-time[The share of the machine'\''s time that the work takes.]:share:'
        '--records[Payments as income reads them\: the work and the price as they were, in place of a price and a measure.]:file:'
        '*--column[A column of another name\: ours, and that of the file, or in NDJSON a path as in units=data.pixels. May be given for several columns.]:ours=theirs:'
        '--eth-usd-series[A file of ETH prices, CSV of time,eth_usd or JSON lines\: each row has the last price at or before its time. In place of --eth-usd.]:file:_files -g '\''*.csv *.ndjson *.jsonl'\'''
        '--max-age[The most time since a price of --eth-usd-series, as in 2h; an older one is an error.]:duration:'
        '--prices[A price file such as aiModels.json; - reads standard input. Without it the documented prices serve.]:file:_files -g '\''*.json'\'''
        '--as[What a file of prices is, if its shape does not tell\: models, caps, runners, byoc, gateway-prices, discovery, capabilities.]:kind:{__livepeer-pricing_complete "${___as[@]}"}'
        '--catalog[A file with pipelines and units of your own, beside the documented ones.]:file:_files -g '\''*.json'\'''
        '*--unit[What a sheet'\''s price is per, if the file cannot say\: text-to-speech=ms, or text-to-speech/MODEL=ms for one model.]:pipeline=unit:'
        '--duration[Length of audio or video\: 90s, 3m20s, 1.5h, 00\:03\:20.500.]:time:'
        '--audio-file[An audio file, whose length is taken\: WAV, MP3, AAC, M4A, FLAC, Ogg, WebM; - reads standard input.]:file:_files -g '\''*.wav *.mp3 *.aac *.m4a *.mp4 *.flac *.ogg *.opus *.webm *.mka'\'''
        '--characters[Characters of text (Unicode code points).]:n:'
        '--text[The text itself; its code points are counted.]:text:'
        '--text-file[A UTF-8 file with the text, line breaks counted; - reads standard input.]:file:_files'
        '--size[Width and height of an image\: 1920x1080.]:WxH:'
        '--image-file[A PNG, JPEG or GIF whose header tells the size; - reads standard input.]:file:_files -g '\''*.png *.jpg *.jpeg *.gif'\'''
        '--count[How many images of that size.]:n:'
        '--tokens[Tokens of a language model.]:n:'
        '--requests[Requests, for a price per request.]:n:'
        '--units[Units of whatever the price is per.]:n:'
        '--fee-share[The delegators'\'' share of the fees. Without it none.]:share:'
        '--own-stake[The operator'\''s own stake, which receives its part of the delegators'\'' share.]:lpt:'
        '--total-stake[The total stake, including the operator'\''s own.]:lpt:'
        '--gas-price[The gas price, which the chain sets. Without it 0.05 gwei is assumed.]:amount:'
        '--redeem-gas[Gas to redeem a winning ticket. Without it the node'\''s 1200000.]:gas:'
        '--ticket-ev[A ticket'\''s expected value. Without it the node'\''s 8 gwei.]:amount:'
        '--face-value[The amount that a winning ticket pays. Without it the node'\''s rule\: 100 times the cost of redeeming it.]:amount:'
        '--sender-float[The most that the recipient counts on from the sender'\''s reserve; it cuts the face value.]:amount:'
        '--target-winner-every[Print the price at which a ticket wins that often\: 12h.]:time:'
        '--exact-contract[Split a winning ticket as the contracts do, in whole wei.]'
        '--watts[The power that the machine draws.]:watts:'
        '--electricity[The price of a kilowatt-hour in USD.]:usd:'
        '--hours-per-day[Hours a day in which it draws power. Without it 24.]:hours:'
        '--hardware[The price of the hardware in USD.]:usd:'
        '--amortize[Months over which that is spread. Without it 24.]:months:'
        '--monthly-costs[All other costs in USD a month.]:usd:'
        '--cost-per-unit[What each unit costs\: '\''$0.10/Mtok'\'' that is resold; per time, for other units, what the machine costs while it works\: '\''$0.40/h'\''.]:rate:'
        '--lpt-supply[The total supply of LPT.]:lpt:'
        '--lpt-issuance[The share of the supply that a round mints\: 0.05%.]:share:'
        '--lpt-active-stake[The LPT staked with all active operators.]:lpt:'
        '--lpt-reward-cut[The operator'\''s commission of rewards. Without it none.]:share:'
        '--lpt-treasury-cut[The treasury'\''s share of rewards. Without it none.]:share:'
        '--lpt-round-hours[Hours in a round. Without it 19.2, which are 5760 blocks.]:hours:'
        '--lpt-price[The price of one LPT\: 0.002eth, '\''$6'\''. Without it rewards do not count in net.]:amount:'
        '--lpt-rounds[Compute so many rounds of rewards as the contracts do.]:n:'
        '--target-net[Print the price at which that is left\: '\''$200/month'\'', after all costs.]:usd/period:'
        '--margin[Print the price at which net is that share of the gross\: 30%.]:share:'
        '--market[Offers to rank that price among\: an answer of /getNetworkCapabilities or /discovery.]:file:_files -g '\''*.json *.ndjson'\'''
        '--sweep-eth[Net a month at ETH prices from the first to the last\: 1500\:5000\:250.]:first\:last\:step:'
        '--sweep[Net a month as price, utilization, jobs-per-day, electricity or eth-usd changes; two terms, with a comma between them, give a table.]:term\[=first\:last\:step\]:'
        '--chart[Draw the sweep.]'
        '--svg[Draw the sweep into a file, as SVG; - is standard output, instead of the report.]:file:_files -g '\''*.svg'\'''
        '--eth-usd[The price of one ETH in USD. Without it that of LIVEPEER_PRICING_ETH_USD, and without both no dollars.]:price:'
        '--format[How to print\: table, json, csv, markdown or html. Without it, a table.]:format:{__livepeer-pricing_complete "${___format[@]}"}'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_livepeer-pricing_payments() {
    local -i ret=1
    local -ar _kind=('live' '720p' 'fixed' 'job' 'byoc' 'transcoding')
    local -ar _pipeline=('audio-to-text' 'text-to-speech' 'image-to-text' 'segment-anything-2' 'text-to-image' 'image-to-image' 'image-to-video' 'upscale' 'llm' 'live-video-to-video')
    local -ar ___as=('models' 'caps' 'runners' 'byoc' 'gateway-prices' 'discovery' 'capabilities')
    local -ar ___sender=('signer' 'gateway')
    local -ar ___format=('table' 'json' 'csv')
    local -ar arg_specs=(
        ':kind:{__livepeer-pricing_complete "${_kind[@]}"}'
        ':pipeline:{__livepeer-pricing_complete "${_pipeline[@]}"}'
        '--prices[A price file such as aiModels.json; - reads standard input. Without it the documented prices serve.]:file:_files -g '\''*.json'\'''
        '--as[What a file of prices is, if its shape does not tell\: models, caps, runners, byoc, gateway-prices, discovery, capabilities.]:kind:{__livepeer-pricing_complete "${___as[@]}"}'
        '--catalog[A file with pipelines and units of your own, beside the documented ones.]:file:_files -g '\''*.json'\'''
        '*--unit[What a sheet'\''s price is per, if the file cannot say\: text-to-speech=ms, or text-to-speech/MODEL=ms for one model.]:pipeline=unit:'
        '--price[The advertised price\: 12882811wei/ms, '\''$3.50/h'\''.]:rate:'
        '--duration[Length of audio or video\: 90s, 3m20s, 1.5h, 00\:03\:20.500.]:time:'
        '--audio-file[An audio file, whose length is taken\: WAV, MP3, AAC, M4A, FLAC, Ogg, WebM; - reads standard input.]:file:_files -g '\''*.wav *.mp3 *.aac *.m4a *.mp4 *.flac *.ogg *.opus *.webm *.mka'\'''
        '--characters[Characters of text (Unicode code points).]:n:'
        '--text[The text itself; its code points are counted.]:text:'
        '--text-file[A UTF-8 file with the text, line breaks counted; - reads standard input.]:file:_files'
        '--size[Width and height of an image\: 1920x1080.]:WxH:'
        '--image-file[A PNG, JPEG or GIF whose header tells the size; - reads standard input.]:file:_files -g '\''*.png *.jpg *.jpeg *.gif'\'''
        '--count[How many images of that size.]:n:'
        '--tokens[Tokens of a language model.]:n:'
        '--requests[Requests, for a price per request.]:n:'
        '--units[Units of whatever the price is per.]:n:'
        '--timeout[The timeout of a BYOC job, which the gateway pays for\: 30s.]:time:'
        '*--rendition[A rendition of a video, repeated\: 1280x720@30.]:WxH@fps:'
        '--every[The time between two payments or jobs. Without it 10s.]:time:'
        '--for[The time that is looked at. Without it 10m.]:time:'
        '--sender[Who signs the tickets\: signer or gateway.]:sender:{__livepeer-pricing_complete "${___sender[@]}"}'
        '--max-price-per-unit[The signer'\''s -maxPricePerUnit\: 1000, 0.02USD.]:price:'
        '--ticket-ev[A ticket'\''s expected value. Without it the node'\''s 8 gwei.]:amount:'
        '--face-value[The amount that a winning ticket pays, in place of gas.]:amount:'
        '--gas-price[The gas price, which the chain sets. Without it 0.05 gwei is assumed.]:amount:'
        '--redeem-gas[Gas to redeem a winning ticket. Without it the node'\''s 1200000.]:gas:'
        '--deposit[The sender'\''s deposit. Without it and a reserve nothing is said of them.]:amount:'
        '--reserve[The sender'\''s reserve.]:amount:'
        '--max-ticket-ev[The sender'\''s -maxTicketEV. Without it 3000 gwei.]:amount:'
        '--max-total-ev[The sender'\''s -maxTotalEV. Without it 20000 gwei.]:amount:'
        '--deposit-multiplier[The sender'\''s -depositMultiplier. Without it 1.]:n:'
        '--eth-usd[The price of one ETH in USD. Without it that of LIVEPEER_PRICING_ETH_USD, and without both no dollars.]:price:'
        '--format[How to print\: table, json or csv. Without it, a table.]:format:{__livepeer-pricing_complete "${___format[@]}"}'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_livepeer-pricing_market() {
    local -i ret=1
    local -ar ___as=('models' 'caps' 'runners' 'byoc' 'gateway-prices' 'discovery' 'capabilities')
    local -ar ___format=('table' 'json' 'csv' 'markdown' 'html')
    local -ar arg_specs=(
        '*:file:_files -g '\''*.json *.ndjson'\'''
        '--as[What a file of prices is, if its shape does not tell\: models, caps, runners, byoc, gateway-prices, discovery, capabilities.]:kind:{__livepeer-pricing_complete "${___as[@]}"}'
        '--pipeline[Only offers of this pipeline, application or capability, or of a capability'\''s number.]:name:'
        '--model[Only offers of this model.]:id:'
        '--mine[Your own prices\: a file such as aiModels.json or runners.json.]:file:_files -g '\''*.json'\'''
        '--caps[A gateway'\''s file of caps; documented stands for the caps of the documentation.]:file:{compadd documented; _files -g '\''*.json'\''}'
        '--max-price-per-unit[The gateway'\''s -maxPricePerUnit, which holds if no cap does\: 1000, 0.02USD.]:price:'
        '--select-price-weight[The gateway'\''s -selectPriceWeight. Without it 0; with any --select, chances are printed.]:n:'
        '--select-stake-weight[The gateway'\''s -selectStakeWeight. Without it 0.7.]:n:'
        '--select-random-weight[The gateway'\''s -selectRandWeight. Without it 0.3.]:n:'
        '--select-price-factor[The gateway'\''s -selectPriceExpFactor, in wei per unit. Without it 100.]:n:'
        '--catalog[A file with pipelines and units of your own, beside the documented ones.]:file:_files -g '\''*.json'\'''
        '*--unit[What a sheet'\''s price is per, if the file cannot say\: text-to-speech=ms, or text-to-speech/MODEL=ms for one model.]:pipeline=unit:'
        '--eth-usd[The price of one ETH in USD. Without it that of LIVEPEER_PRICING_ETH_USD, and without both no dollars.]:price:'
        '--format[How to print\: table, json, csv, markdown or html. Without it, a table.]:format:{__livepeer-pricing_complete "${___format[@]}"}'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_livepeer-pricing_help() {
    local -i ret=1
    local -ar arg_specs=(
        '*:subcommands:'
        '--version[Show the version.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

if [[ "${funcstack[1]}" = _livepeer-pricing ]]; then
    _livepeer-pricing "${@}"
else
    compdef _livepeer-pricing livepeer-pricing
fi
