function __livepeer-pricing_should_offer_completions_for_flags_or_options -a expected_commands
    set -l non_repeating_flags_or_options $argv[2..]
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __livepeer-pricing_parse_tokens
    test "$commands" = "$expected_commands"; and return $non_repeating_flags_or_options_absent
end

function __livepeer-pricing_should_offer_completions_for_positional -a expected_commands positional_index_comparison expected_positional_index
    set -l non_repeating_flags_or_options
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __livepeer-pricing_parse_tokens
    test "$commands" = "$expected_commands" -a \( "$positional_index" "$positional_index_comparison" "$expected_positional_index" \)
end

function __livepeer-pricing_parse_tokens -S
    set -l unparsed_tokens (__livepeer-pricing_tokens -pc)
    switch $unparsed_tokens[1]
    case 'livepeer-pricing'
        __livepeer-pricing_parse_subcommand 0 'version' 'h/help'
        switch $unparsed_tokens[1]
        case 'quote'
            __livepeer-pricing_parse_subcommand 1 'model=' 'prices=' 'as=' 'catalog=' 'unit=+' 'market=' 'price=' 'duration=' 'audio-file=' 'characters=' 'text=' 'text-file=' 'size=' 'image-file=' 'count=' 'tokens=' 'requests=' 'units=' 'rendition=+' 'segment=' 'budget=' 'metering=' 'charged' 'tx-cost-multiplier=' 'price-per-unit=' 'eth-usd=' 'format=' 'version' 'h/help'
        case 'convert'
            __livepeer-pricing_parse_subcommand 1 'to=' 'within=' 'eth-usd=' 'format=' 'version' 'h/help'
        case 'prices'
            __livepeer-pricing_parse_subcommand 1 'as=' 'catalog=' 'unit=+' 'charged' 'tx-cost-multiplier=' 'price-per-unit=' 'caps=' 'max-price-per-unit=' 'reference=' 'eth-usd=' 'format=' 'version' 'h/help'
        case 'check'
            __livepeer-pricing_parse_subcommand 1 'gpu-memory=' 'as=' 'caps=' 'max-price-per-unit=' 'price-per-unit=' 'catalog=' 'unit=+' 'eth-usd=' 'format=' 'version' 'h/help'
        case 'diff'
            __livepeer-pricing_parse_subcommand 2 'fail-above=' 'as=' 'eth-usd=' 'format=' 'version' 'h/help'
        case 'audit'
            __livepeer-pricing_parse_subcommand 2 'documented' 'eth-usd=' 'format=' 'version' 'h/help'
        case 'batch'
            __livepeer-pricing_parse_subcommand -r 1 'prices=' 'as=' 'catalog=' 'unit=+' 'eth-usd=' 'eth-usd-series=' 'max-age=' 'column=+' 'output=' 'totals=' 'input=' 'usd-decimals=' 'on-error=' 'rejects=' 'threads=' 'version' 'h/help'
        case 'totals'
            __livepeer-pricing_parse_subcommand -r 1 'version' 'h/help'
        case 'reconcile'
            __livepeer-pricing_parse_subcommand 3 'key=' 'tolerance=' 'all' 'input=' 'column=+' 'quoted-column=+' 'settled-column=+' 'metered-column=+' 'eth-usd-series=' 'max-age=' 'tx-cost-multiplier=' 'prices=' 'as=' 'catalog=' 'unit=+' 'eth-usd=' 'format=' 'version' 'h/help'
        case 'income'
            __livepeer-pricing_parse_subcommand -r 1 'eth-usd-series=' 'max-age=' 'per=' 'by=+' 'utc-offset=' 'unique=' 'column=+' 'input=' 'on-error=' 'eth-usd=' 'format=' 'version' 'h/help'
        case 'earnings'
            __livepeer-pricing_parse_subcommand 1 'scenario=' 'model=' 'price=' 'jobs-per-day=' 'units-per-second=' 'utilization=' 'share-of-time=' 'prices=' 'as=' 'catalog=' 'unit=+' 'duration=' 'audio-file=' 'characters=' 'text=' 'text-file=' 'size=' 'image-file=' 'count=' 'tokens=' 'requests=' 'units=' 'fee-share=' 'own-stake=' 'total-stake=' 'gas-price=' 'redeem-gas=' 'ticket-ev=' 'face-value=' 'sender-float=' 'target-winner-every=' 'exact-contract' 'watts=' 'electricity=' 'hours-per-day=' 'hardware=' 'amortize=' 'monthly-costs=' 'cost-per-unit=' 'lpt-supply=' 'lpt-issuance=' 'lpt-active-stake=' 'lpt-reward-cut=' 'lpt-treasury-cut=' 'lpt-round-hours=' 'lpt-price=' 'lpt-rounds=' 'target-net=' 'margin=' 'market=' 'sweep-eth=' 'sweep=' 'chart' 'svg=' 'eth-usd=' 'format=' 'version' 'h/help'
        case 'payments'
            __livepeer-pricing_parse_subcommand 2 'prices=' 'as=' 'catalog=' 'unit=+' 'price=' 'duration=' 'audio-file=' 'characters=' 'text=' 'text-file=' 'size=' 'image-file=' 'count=' 'tokens=' 'requests=' 'units=' 'timeout=' 'rendition=+' 'every=' 'for=' 'sender=' 'max-price-per-unit=' 'ticket-ev=' 'face-value=' 'gas-price=' 'redeem-gas=' 'deposit=' 'reserve=' 'max-ticket-ev=' 'max-total-ev=' 'deposit-multiplier=' 'eth-usd=' 'format=' 'version' 'h/help'
        case 'market'
            __livepeer-pricing_parse_subcommand -r 1 'as=' 'pipeline=' 'model=' 'mine=' 'caps=' 'max-price-per-unit=' 'select-price-weight=' 'select-stake-weight=' 'select-random-weight=' 'select-price-factor=' 'catalog=' 'unit=+' 'eth-usd=' 'format=' 'version' 'h/help'
        case 'help'
            __livepeer-pricing_parse_subcommand -r 1 'version'
        end
    end
end

function __livepeer-pricing_tokens
    if test (string split -m 1 -f 1 -- . "$FISH_VERSION") -gt 3
        commandline --tokens-raw $argv
    else
        commandline -o $argv
    end
end

function __livepeer-pricing_parse_subcommand -S -a positional_count
    argparse -s r -- $argv
    set -l option_specs $argv[2..]
    set -l is_repeating_positional $_flag_r
    set -el _flag_r
    set -a commands $unparsed_tokens[1]
    set positional_index 0
    while true
        set -e unparsed_tokens[1]
        argparse -sn "$commands" $option_specs -- $unparsed_tokens 2> /dev/null
        set unparsed_tokens $argv
        set positional_index (math $positional_index + 1)
        for non_repeating_flag_or_option in $non_repeating_flags_or_options
            if set -ql "_flag_$(string replace -a - _ -- $non_repeating_flag_or_option)"
                set non_repeating_flags_or_options_absent 1
                break
            end
        end
        test (count $unparsed_tokens) -eq 0 -o \( -z "$is_repeating_positional" -a "$positional_index" -gt "$positional_count" \) && break
    end
end

function __livepeer-pricing_complete_directories
    set -l token (commandline -t)
    string match -- '*/' $token
    set -l subdirs $token*/
    printf %s\n $subdirs
end

function __livepeer-pricing_custom_completion
    set -x SAP_SHELL fish
    set -x SAP_SHELL_VERSION $FISH_VERSION
    set -l tokens (__livepeer-pricing_tokens -p)
    if test -z "$(__livepeer-pricing_tokens -t)"
        set -l index (count (__livepeer-pricing_tokens -pc))
        set tokens $tokens[..$index] \'\' $tokens[(math $index + 1)..]
    end
    command $tokens[1] $argv $tokens
end

complete -c 'livepeer-pricing' -f
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing" version' -l 'version' -d 'Show the version.'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_positional "livepeer-pricing" -eq 1' -fa 'quote' -d 'Say what a job costs, in wei and in dollars.'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_positional "livepeer-pricing" -eq 1' -fa 'convert' -d 'Convert a price between wei and dollars, and between scales of its unit.'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_positional "livepeer-pricing" -eq 1' -fa 'prices' -d 'Print a price sheet, a row for each price in force.'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_positional "livepeer-pricing" -eq 1' -fa 'check' -d 'Find what is wrong with a price file before a node reads it.'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_positional "livepeer-pricing" -eq 1' -fa 'diff' -d 'Compare two price sheets, entry by entry.'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_positional "livepeer-pricing" -eq 1' -fa 'audit' -d 'Check a published price against the price that it is about.'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_positional "livepeer-pricing" -eq 1' -fa 'batch' -d 'Price every row of usage files, of any size.'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_positional "livepeer-pricing" -eq 1' -fa 'totals' -d 'Merge totals of batch, or of income, exactly.'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_positional "livepeer-pricing" -eq 1' -fa 'reconcile' -d 'Match quoted jobs with what was settled and metered.'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_positional "livepeer-pricing" -eq 1' -fa 'income' -d 'Add up what came in, in ETH and in dollars of the day.'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_positional "livepeer-pricing" -eq 1' -fa 'earnings' -d 'Say what an operator keeps, and where it breaks even.'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_positional "livepeer-pricing" -eq 1' -fa 'payments' -d 'Say what paying for work takes, and what is refused.'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_positional "livepeer-pricing" -eq 1' -fa 'market' -d 'Say what the network charges, and where a price stands.'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_positional "livepeer-pricing" -eq 1' -fa 'help' -d 'Show subcommand help information.'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_positional "livepeer-pricing quote" -eq 1' -fka 'audio-to-text text-to-speech image-to-text segment-anything-2 text-to-image image-to-image image-to-video upscale llm live-video-to-video'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing quote" model' -l 'model' -d 'The model. Without it the sheet\'s first entry for the pipeline.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing quote" prices' -l 'prices' -d 'A price file such as aiModels.json; - reads standard input. Without it the documented prices serve.' -rfa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'json\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing quote" as' -l 'as' -d 'What a file of prices is, if its shape does not tell: models, caps, runners, byoc, gateway-prices, discovery, capabilities.' -rfka 'models caps runners byoc gateway-prices discovery capabilities'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing quote" catalog' -l 'catalog' -d 'A file with pipelines and units of your own, beside the documented ones.' -rfa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'json\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing quote"' -l 'unit' -d 'What a sheet\'s price is per, where the file cannot say: text-to-speech=ms, or text-to-speech/MODEL=ms for one model.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing quote" market' -l 'market' -d 'A list of the network\'s prices, as market reads it; the cheapest offer is quoted.' -rfa '(set -l exts \'json\' \'ndjson\';for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.{$exts};printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing quote" price' -l 'price' -d 'A price of your own: 12882811wei/ms, \'$0.0012/min\'.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing quote" duration' -l 'duration' -d 'Length of audio or video: 90s, 3m20s, 1.5h, 00:03:20.500.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing quote" audio-file' -l 'audio-file' -d 'An audio file, whose length is taken: WAV, MP3, AAC, M4A, FLAC, Ogg, WebM; - reads standard input.' -rfa '(set -l exts \'wav\' \'mp3\' \'aac\' \'m4a\' \'mp4\' \'flac\' \'ogg\' \'opus\' \'webm\' \'mka\';for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.{$exts};printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing quote" characters' -l 'characters' -d 'Characters of text (Unicode code points).' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing quote" text' -l 'text' -d 'The text itself; its code points are counted.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing quote" text-file' -l 'text-file' -d 'A UTF-8 file with the text, line breaks counted; - reads standard input.' -rF
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing quote" size' -l 'size' -d 'Width and height of an image: 1920x1080.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing quote" image-file' -l 'image-file' -d 'A PNG, JPEG or GIF whose header tells the size; - reads standard input.' -rfa '(set -l exts \'png\' \'jpg\' \'jpeg\' \'gif\';for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.{$exts};printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing quote" count' -l 'count' -d 'How many images of that size.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing quote" tokens' -l 'tokens' -d 'Tokens of a language model.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing quote" requests' -l 'requests' -d 'Requests, for a price per request.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing quote" units' -l 'units' -d 'Units of whatever the price is per.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing quote"' -l 'rendition' -d 'A size and frames a second that a video is transcoded to, repeated: 1280x720@30, 640x360@30000/1001. Without frames those of the source pass through.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing quote" segment' -l 'segment' -d 'The length of a segment of the video. Without it 2s.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing quote" budget' -l 'budget' -d 'In place of a measure, the most to pay: 0.01eth, \'$5\'. It buys the most units that it can.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing quote" metering' -l 'metering' -d 'Whose way of counting units: documented, gateway, orchestrator, or all to compare them.' -rfka 'documented gateway orchestrator all'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing quote" charged' -l 'charged' -d 'Show what an orchestrator charges and lists for the price, and what is lost.'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing quote" tx-cost-multiplier' -l 'tx-cost-multiplier' -d 'The ratio of a ticket\'s face value to its redemption cost, for the surcharge of 1/n. Without it 100.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing quote" price-per-unit' -l 'price-per-unit' -d 'The node\'s -pricePerUnit, charged for a price of 0: 1000, 0.13USD.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing quote" eth-usd' -l 'eth-usd' -d 'The price of one ETH in USD. Without it that of LIVEPEER_PRICING_ETH_USD, and without both no dollars.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing quote" format' -l 'format' -d 'How to print: table, json or csv. Without it, a table.' -rfka 'table json csv'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing quote" version' -l 'version' -d 'Show the version.'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing quote" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing convert" to' -l 'to' -d 'What to convert to: min, wei/ms, usd/h. Without a currency, the price\'s own.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing convert" within' -l 'within' -d 'The largest error of the price file\'s pair: 100ppm or 0.01%; a number alone is in parts per million. Without it 1ppm.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing convert" eth-usd' -l 'eth-usd' -d 'The price of one ETH in USD. Without it that of LIVEPEER_PRICING_ETH_USD, and without both no dollars.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing convert" format' -l 'format' -d 'How to print: table, json or csv. Without it, a table.' -rfka 'table json csv'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing convert" version' -l 'version' -d 'Show the version.'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing convert" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_positional "livepeer-pricing prices" -eq 1' -fa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'json\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing prices" as' -l 'as' -d 'What a file of prices is, if its shape does not tell: models, caps, runners, byoc, gateway-prices, discovery, capabilities.' -rfka 'models caps runners byoc gateway-prices discovery capabilities'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing prices" catalog' -l 'catalog' -d 'A file with pipelines and units of your own, beside the documented ones.' -rfa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'json\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing prices"' -l 'unit' -d 'What a sheet\'s price is per, where the file cannot say: text-to-speech=ms, or text-to-speech/MODEL=ms for one model.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing prices" charged' -l 'charged' -d 'Show what an orchestrator charges and lists for the price, and what is lost.'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing prices" tx-cost-multiplier' -l 'tx-cost-multiplier' -d 'The ratio of a ticket\'s face value to its redemption cost, for the surcharge of 1/n. Without it 100.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing prices" price-per-unit' -l 'price-per-unit' -d 'The node\'s -pricePerUnit, charged for a price of 0: 1000, 0.13USD.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing prices" caps' -l 'caps' -d 'A gateway\'s file of caps; documented stands for the caps of the documentation.' -rfa '(echo documented;for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'json\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing prices" max-price-per-unit' -l 'max-price-per-unit' -d 'The gateway\'s -maxPricePerUnit, which holds if no cap does: 1000, 0.02USD.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing prices" reference' -l 'reference' -d 'A price file in USD, to tell which ETH price each entry in wei implies.' -rfa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'json\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing prices" eth-usd' -l 'eth-usd' -d 'The price of one ETH in USD. Without it that of LIVEPEER_PRICING_ETH_USD, and without both no dollars.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing prices" format' -l 'format' -d 'How to print: table, json or csv. Without it, a table.' -rfka 'table json csv'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing prices" version' -l 'version' -d 'Show the version.'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing prices" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_positional "livepeer-pricing check" -eq 1' -fa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'json\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing check" gpu-memory' -l 'gpu-memory' -d 'The memory of each GPU in GB, in the order of the node\'s -nvidia: 24,24 or \'24 GB, 24\'.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing check" as' -l 'as' -d 'What a file of prices is, if its shape does not tell: models, caps, runners, byoc, gateway-prices, discovery, capabilities.' -rfka 'models caps runners byoc gateway-prices discovery capabilities'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing check" caps' -l 'caps' -d 'A gateway\'s file of caps; documented stands for the caps of the documentation.' -rfa '(echo documented;for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'json\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing check" max-price-per-unit' -l 'max-price-per-unit' -d 'The gateway\'s -maxPricePerUnit, which holds if no cap does: 1000, 0.02USD.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing check" price-per-unit' -l 'price-per-unit' -d 'The node\'s -pricePerUnit, charged for a price of 0: 1000, 0.13USD.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing check" catalog' -l 'catalog' -d 'A file with pipelines and units of your own, beside the documented ones.' -rfa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'json\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing check"' -l 'unit' -d 'What a sheet\'s price is per, where the file cannot say: text-to-speech=ms, or text-to-speech/MODEL=ms for one model.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing check" eth-usd' -l 'eth-usd' -d 'The price of one ETH in USD. Without it that of LIVEPEER_PRICING_ETH_USD, and without both no dollars.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing check" format' -l 'format' -d 'How to print: text, json or sarif. Without it, text.' -rfka 'text json sarif'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing check" version' -l 'version' -d 'Show the version.'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing check" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_positional "livepeer-pricing diff" -eq 1' -fa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'json\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_positional "livepeer-pricing diff" -eq 2' -fa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'json\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing diff" fail-above' -l 'fail-above' -d 'End with status 1 if a price moved by more than that, was added or was removed: 5%.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing diff" as' -l 'as' -d 'What a file of prices is, if its shape does not tell: models, caps, runners, byoc, gateway-prices, discovery, capabilities.' -rfka 'models caps runners byoc gateway-prices discovery capabilities'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing diff" eth-usd' -l 'eth-usd' -d 'The price of one ETH in USD. Without it that of LIVEPEER_PRICING_ETH_USD, and without both no dollars.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing diff" format' -l 'format' -d 'How to print: table, json or csv. Without it, a table.' -rfka 'table json csv'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing diff" version' -l 'version' -d 'Show the version.'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing diff" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing audit" documented' -l 'documented' -d 'Audit every claim of the network\'s documentation.'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing audit" eth-usd' -l 'eth-usd' -d 'The price of one ETH in USD. Without it that of LIVEPEER_PRICING_ETH_USD, and without both no dollars.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing audit" format' -l 'format' -d 'How to print: table, json or csv. Without it, a table.' -rfka 'table json csv'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing audit" version' -l 'version' -d 'Show the version.'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing audit" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_positional "livepeer-pricing batch" -ge 1' -fa '(set -l exts \'csv\' \'ndjson\' \'jsonl\';for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.{$exts};printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing batch" prices' -l 'prices' -d 'A price file such as aiModels.json; - reads standard input. Without it the documented prices serve.' -rfa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'json\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing batch" as' -l 'as' -d 'What a file of prices is, if its shape does not tell: models, caps, runners, byoc, gateway-prices, discovery, capabilities.' -rfka 'models caps runners byoc gateway-prices discovery capabilities'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing batch" catalog' -l 'catalog' -d 'A file with pipelines and units of your own, beside the documented ones.' -rfa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'json\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing batch"' -l 'unit' -d 'What a sheet\'s price is per, where the file cannot say: text-to-speech=ms, or text-to-speech/MODEL=ms for one model.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing batch" eth-usd' -l 'eth-usd' -d 'The price of one ETH in USD. Without it that of LIVEPEER_PRICING_ETH_USD, and without both no dollars.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing batch" eth-usd-series' -l 'eth-usd-series' -d 'A file of ETH prices, CSV of time,eth_usd or JSON lines: each row has the last price at or before its time. In place of --eth-usd.' -rfa '(set -l exts \'csv\' \'ndjson\' \'jsonl\';for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.{$exts};printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing batch" max-age' -l 'max-age' -d 'The most time since a price of --eth-usd-series, as in 2h; an older one is an error.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing batch"' -l 'column' -d 'A column of another name: ours, and that of the file, or in NDJSON a path as in units=data.pixels. May be given for several columns.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing batch" output' -l 'output' -d 'The file for the priced rows; it appears when complete.' -rF
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing batch" totals' -l 'totals' -d 'The file for the exact totals, as JSON.' -rfa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'json\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing batch" input' -l 'input' -d 'csv or ndjson. Without it, ndjson for files named .ndjson or .jsonl.' -rfka 'csv ndjson'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing batch" usd-decimals' -l 'usd-decimals' -d 'Decimals of the fee in dollars, rounded half to even.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing batch" on-error' -l 'on-error' -d 'What happens at a bad row: stop the run, or skip the row.' -rfka 'stop skip'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing batch" rejects' -l 'rejects' -d 'The file for skipped rows: CSV of file, line, reason and the whole row.' -rfa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'csv\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing batch" threads' -l 'threads' -d 'The number of blocks of rows priced at once: at most one for each processor is of use, and that is the number without it.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing batch" version' -l 'version' -d 'Show the version.'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing batch" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_positional "livepeer-pricing totals" -ge 1' -fa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'json\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing totals" version' -l 'version' -d 'Show the version.'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing totals" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_positional "livepeer-pricing reconcile" -eq 1' -fa '(set -l exts \'csv\' \'ndjson\' \'jsonl\';for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.{$exts};printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_positional "livepeer-pricing reconcile" -eq 2' -fa '(set -l exts \'csv\' \'ndjson\' \'jsonl\';for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.{$exts};printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_positional "livepeer-pricing reconcile" -eq 3' -fa '(set -l exts \'csv\' \'ndjson\' \'jsonl\';for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.{$exts};printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing reconcile" key' -l 'key' -d 'The column that names jobs.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing reconcile" tolerance' -l 'tolerance' -d 'The most that the differences may come to: 1000, 5gwei, 1%, \'500 ppm\'.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing reconcile" all' -l 'all' -d 'List every job, not only those that do not match.'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing reconcile" input' -l 'input' -d 'csv or ndjson. Without it, ndjson for files named .ndjson or .jsonl.' -rfka 'csv ndjson'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing reconcile"' -l 'column' -d 'A column of another name: ours, and that of the file, or in NDJSON a path as in units=data.pixels. May be given for several columns.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing reconcile"' -l 'quoted-column' -d '--column for the quoted file alone.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing reconcile"' -l 'settled-column' -d '--column for the settled file alone.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing reconcile"' -l 'metered-column' -d '--column for the metered file alone.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing reconcile" eth-usd-series' -l 'eth-usd-series' -d 'A file of ETH prices, CSV of time,eth_usd or JSON lines: each row has the last price at or before its time. In place of --eth-usd.' -rfa '(set -l exts \'csv\' \'ndjson\' \'jsonl\';for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.{$exts};printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing reconcile" max-age' -l 'max-age' -d 'The most time since a price of --eth-usd-series, as in 2h; an older one is an error.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing reconcile" tx-cost-multiplier' -l 'tx-cost-multiplier' -d 'The ratio of a ticket\'s face value to its redemption cost, for auto-adjusted prices. Without it, 100.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing reconcile" prices' -l 'prices' -d 'A price file such as aiModels.json; - reads standard input. Without it the documented prices serve.' -rfa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'json\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing reconcile" as' -l 'as' -d 'What a file of prices is, if its shape does not tell: models, caps, runners, byoc, gateway-prices, discovery, capabilities.' -rfka 'models caps runners byoc gateway-prices discovery capabilities'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing reconcile" catalog' -l 'catalog' -d 'A file with pipelines and units of your own, beside the documented ones.' -rfa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'json\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing reconcile"' -l 'unit' -d 'What a sheet\'s price is per, where the file cannot say: text-to-speech=ms, or text-to-speech/MODEL=ms for one model.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing reconcile" eth-usd' -l 'eth-usd' -d 'The price of one ETH in USD. Without it that of LIVEPEER_PRICING_ETH_USD, and without both no dollars.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing reconcile" format' -l 'format' -d 'How to print: table, json or csv. Without it, a table.' -rfka 'table json csv'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing reconcile" version' -l 'version' -d 'Show the version.'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing reconcile" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_positional "livepeer-pricing income" -ge 1' -fa '(set -l exts \'csv\' \'ndjson\' \'jsonl\';for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.{$exts};printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing income" eth-usd-series' -l 'eth-usd-series' -d 'A file of ETH prices, CSV of time,eth_usd or JSON lines: each row has the last price at or before its time. In place of --eth-usd.' -rfa '(set -l exts \'csv\' \'ndjson\' \'jsonl\';for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.{$exts};printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing income" max-age' -l 'max-age' -d 'The most time since a price of --eth-usd-series, as in 2h; an older one is an error.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing income" per' -l 'per' -d 'The period of a row: day, month or year. Without it, month.' -rfka 'day month year'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing income"' -l 'by' -d 'A column that divides a period: of events app, pipeline, orchestrator, or any key of data. May be given up to 5 times.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing income" utc-offset' -l 'utc-offset' -d 'The clock by which days begin: +02:00. Without it, UTC.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing income" unique' -l 'unique' -d 'A column of which every record has its own value, such as id: a second record with it is an error, or with --on-error skip left out and counted.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing income"' -l 'column' -d 'A column of another name: ours, and that of the file, or in NDJSON a path as in units=data.pixels. May be given for several columns.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing income" input' -l 'input' -d 'csv or ndjson. Without it, ndjson for files named .ndjson or .jsonl.' -rfka 'csv ndjson'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing income" on-error' -l 'on-error' -d 'What happens at a bad record: stop the run, or skip the record.' -rfka 'stop skip'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing income" eth-usd' -l 'eth-usd' -d 'The price of one ETH in USD. Without it that of LIVEPEER_PRICING_ETH_USD, and without both no dollars.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing income" format' -l 'format' -d 'How to print: table, json or csv. Without it, a table.' -rfka 'table json csv'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing income" version' -l 'version' -d 'Show the version.'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing income" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_positional "livepeer-pricing earnings" -eq 1' -fka 'audio-to-text text-to-speech image-to-text segment-anything-2 text-to-image image-to-image image-to-video upscale llm live-video-to-video'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing earnings" scenario' -l 'scenario' -d 'A file with all of this; - reads standard input.' -rfa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'json\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing earnings" model' -l 'model' -d 'The model. Without it the sheet\'s first entry for the pipeline.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing earnings" price' -l 'price' -d 'A price of your own: 12882811wei/ms, \'$0.0012/min\'.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing earnings" jobs-per-day' -l 'jobs-per-day' -d 'Jobs in a day, each of the size of a measure.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing earnings" units-per-second' -l 'units-per-second' -d 'Units that the machine processes in a second.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing earnings" utilization' -l 'utilization' -d 'The share of the time in which the machine works: 35%.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing earnings" share-of-time' -l 'share-of-time' -d 'The share of the machine\'s time that the work takes.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing earnings" prices' -l 'prices' -d 'A price file such as aiModels.json; - reads standard input. Without it the documented prices serve.' -rfa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'json\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing earnings" as' -l 'as' -d 'What a file of prices is, if its shape does not tell: models, caps, runners, byoc, gateway-prices, discovery, capabilities.' -rfka 'models caps runners byoc gateway-prices discovery capabilities'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing earnings" catalog' -l 'catalog' -d 'A file with pipelines and units of your own, beside the documented ones.' -rfa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'json\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing earnings"' -l 'unit' -d 'What a sheet\'s price is per, where the file cannot say: text-to-speech=ms, or text-to-speech/MODEL=ms for one model.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing earnings" duration' -l 'duration' -d 'Length of audio or video: 90s, 3m20s, 1.5h, 00:03:20.500.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing earnings" audio-file' -l 'audio-file' -d 'An audio file, whose length is taken: WAV, MP3, AAC, M4A, FLAC, Ogg, WebM; - reads standard input.' -rfa '(set -l exts \'wav\' \'mp3\' \'aac\' \'m4a\' \'mp4\' \'flac\' \'ogg\' \'opus\' \'webm\' \'mka\';for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.{$exts};printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing earnings" characters' -l 'characters' -d 'Characters of text (Unicode code points).' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing earnings" text' -l 'text' -d 'The text itself; its code points are counted.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing earnings" text-file' -l 'text-file' -d 'A UTF-8 file with the text, line breaks counted; - reads standard input.' -rF
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing earnings" size' -l 'size' -d 'Width and height of an image: 1920x1080.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing earnings" image-file' -l 'image-file' -d 'A PNG, JPEG or GIF whose header tells the size; - reads standard input.' -rfa '(set -l exts \'png\' \'jpg\' \'jpeg\' \'gif\';for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.{$exts};printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing earnings" count' -l 'count' -d 'How many images of that size.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing earnings" tokens' -l 'tokens' -d 'Tokens of a language model.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing earnings" requests' -l 'requests' -d 'Requests, for a price per request.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing earnings" units' -l 'units' -d 'Units of whatever the price is per.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing earnings" fee-share' -l 'fee-share' -d 'The delegators\' share of the fees. Without it none.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing earnings" own-stake' -l 'own-stake' -d 'The operator\'s own stake, which receives its part of the delegators\' share.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing earnings" total-stake' -l 'total-stake' -d 'The total stake, including the operator\'s own.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing earnings" gas-price' -l 'gas-price' -d 'The gas price, which the chain sets. Without it 0.05 gwei is assumed.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing earnings" redeem-gas' -l 'redeem-gas' -d 'Gas to redeem a winning ticket. Without it the node\'s 1200000.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing earnings" ticket-ev' -l 'ticket-ev' -d 'A ticket\'s expected value. Without it the node\'s 8 gwei.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing earnings" face-value' -l 'face-value' -d 'The amount that a winning ticket pays. Without it the node\'s rule: 100 times the cost of redeeming it.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing earnings" sender-float' -l 'sender-float' -d 'The most that the recipient counts on from the sender\'s reserve; it cuts the face value.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing earnings" target-winner-every' -l 'target-winner-every' -d 'Print the price at which a ticket wins that often: 12h.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing earnings" exact-contract' -l 'exact-contract' -d 'Split a winning ticket as the contracts do, in whole wei.'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing earnings" watts' -l 'watts' -d 'The power that the machine draws.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing earnings" electricity' -l 'electricity' -d 'The price of a kilowatt-hour in USD.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing earnings" hours-per-day' -l 'hours-per-day' -d 'Hours a day in which it draws power. Without it 24.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing earnings" hardware' -l 'hardware' -d 'The price of the hardware in USD.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing earnings" amortize' -l 'amortize' -d 'Months over which that is spread. Without it 24.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing earnings" monthly-costs' -l 'monthly-costs' -d 'All other costs in USD a month.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing earnings" cost-per-unit' -l 'cost-per-unit' -d 'What each unit costs: \'$0.10/Mtok\' that is resold; per time, for other units, what the machine costs while it works: \'$0.40/h\'.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing earnings" lpt-supply' -l 'lpt-supply' -d 'The total supply of LPT.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing earnings" lpt-issuance' -l 'lpt-issuance' -d 'The share of the supply that a round mints: 0.05%.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing earnings" lpt-active-stake' -l 'lpt-active-stake' -d 'The LPT staked with all active operators.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing earnings" lpt-reward-cut' -l 'lpt-reward-cut' -d 'The operator\'s commission of rewards. Without it none.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing earnings" lpt-treasury-cut' -l 'lpt-treasury-cut' -d 'The treasury\'s share of rewards. Without it none.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing earnings" lpt-round-hours' -l 'lpt-round-hours' -d 'Hours in a round. Without it 19.2, which are 5760 blocks.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing earnings" lpt-price' -l 'lpt-price' -d 'The price of one LPT: 0.002eth, \'$6\'. Without it rewards do not count in net.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing earnings" lpt-rounds' -l 'lpt-rounds' -d 'Compute so many rounds of rewards as the contracts do.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing earnings" target-net' -l 'target-net' -d 'Print the price at which that is left: \'$200/month\', after all costs.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing earnings" margin' -l 'margin' -d 'Print the price at which net is that share of the gross: 30%.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing earnings" market' -l 'market' -d 'Offers to rank that price among: an answer of /getNetworkCapabilities or /discovery.' -rfa '(set -l exts \'json\' \'ndjson\';for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.{$exts};printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing earnings" sweep-eth' -l 'sweep-eth' -d 'Net a month at ETH prices from the first to the last: 1500:5000:250.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing earnings" sweep' -l 'sweep' -d 'Net a month as price, utilization, jobs-per-day, electricity or eth-usd changes; two terms, with a comma between them, give a table.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing earnings" chart' -l 'chart' -d 'Draw the sweep.'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing earnings" svg' -l 'svg' -d 'Draw the sweep into a file, as SVG; - is standard output, instead of the report.' -rfa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'svg\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing earnings" eth-usd' -l 'eth-usd' -d 'The price of one ETH in USD. Without it that of LIVEPEER_PRICING_ETH_USD, and without both no dollars.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing earnings" format' -l 'format' -d 'How to print: table, json or csv. Without it, a table.' -rfka 'table json csv'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing earnings" version' -l 'version' -d 'Show the version.'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing earnings" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_positional "livepeer-pricing payments" -eq 1' -fka 'live 720p fixed job byoc transcoding'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_positional "livepeer-pricing payments" -eq 2' -fka 'audio-to-text text-to-speech image-to-text segment-anything-2 text-to-image image-to-image image-to-video upscale llm live-video-to-video'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing payments" prices' -l 'prices' -d 'A price file such as aiModels.json; - reads standard input. Without it the documented prices serve.' -rfa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'json\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing payments" as' -l 'as' -d 'What a file of prices is, if its shape does not tell: models, caps, runners, byoc, gateway-prices, discovery, capabilities.' -rfka 'models caps runners byoc gateway-prices discovery capabilities'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing payments" catalog' -l 'catalog' -d 'A file with pipelines and units of your own, beside the documented ones.' -rfa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'json\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing payments"' -l 'unit' -d 'What a sheet\'s price is per, where the file cannot say: text-to-speech=ms, or text-to-speech/MODEL=ms for one model.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing payments" price' -l 'price' -d 'The advertised price: 12882811wei/ms, \'$3.50/h\'.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing payments" duration' -l 'duration' -d 'Length of audio or video: 90s, 3m20s, 1.5h, 00:03:20.500.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing payments" audio-file' -l 'audio-file' -d 'An audio file, whose length is taken: WAV, MP3, AAC, M4A, FLAC, Ogg, WebM; - reads standard input.' -rfa '(set -l exts \'wav\' \'mp3\' \'aac\' \'m4a\' \'mp4\' \'flac\' \'ogg\' \'opus\' \'webm\' \'mka\';for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.{$exts};printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing payments" characters' -l 'characters' -d 'Characters of text (Unicode code points).' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing payments" text' -l 'text' -d 'The text itself; its code points are counted.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing payments" text-file' -l 'text-file' -d 'A UTF-8 file with the text, line breaks counted; - reads standard input.' -rF
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing payments" size' -l 'size' -d 'Width and height of an image: 1920x1080.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing payments" image-file' -l 'image-file' -d 'A PNG, JPEG or GIF whose header tells the size; - reads standard input.' -rfa '(set -l exts \'png\' \'jpg\' \'jpeg\' \'gif\';for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.{$exts};printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing payments" count' -l 'count' -d 'How many images of that size.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing payments" tokens' -l 'tokens' -d 'Tokens of a language model.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing payments" requests' -l 'requests' -d 'Requests, for a price per request.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing payments" units' -l 'units' -d 'Units of whatever the price is per.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing payments" timeout' -l 'timeout' -d 'The timeout of a BYOC job, which the gateway pays for: 30s.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing payments"' -l 'rendition' -d 'A rendition of a video, repeated: 1280x720@30.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing payments" every' -l 'every' -d 'The time between two payments or jobs. Without it 10s.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing payments" for' -l 'for' -d 'The time that is looked at. Without it 10m.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing payments" sender' -l 'sender' -d 'Who signs the tickets: signer or gateway.' -rfka 'signer gateway'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing payments" max-price-per-unit' -l 'max-price-per-unit' -d 'The signer\'s -maxPricePerUnit: 1000, 0.02USD.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing payments" ticket-ev' -l 'ticket-ev' -d 'A ticket\'s expected value. Without it the node\'s 8 gwei.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing payments" face-value' -l 'face-value' -d 'The amount that a winning ticket pays, in place of gas.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing payments" gas-price' -l 'gas-price' -d 'The gas price, which the chain sets. Without it 0.05 gwei is assumed.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing payments" redeem-gas' -l 'redeem-gas' -d 'Gas to redeem a winning ticket. Without it the node\'s 1200000.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing payments" deposit' -l 'deposit' -d 'The sender\'s deposit. Without it and a reserve nothing is said of them.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing payments" reserve' -l 'reserve' -d 'The sender\'s reserve.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing payments" max-ticket-ev' -l 'max-ticket-ev' -d 'The sender\'s -maxTicketEV. Without it 3000 gwei.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing payments" max-total-ev' -l 'max-total-ev' -d 'The sender\'s -maxTotalEV. Without it 20000 gwei.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing payments" deposit-multiplier' -l 'deposit-multiplier' -d 'The sender\'s -depositMultiplier. Without it 1.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing payments" eth-usd' -l 'eth-usd' -d 'The price of one ETH in USD. Without it that of LIVEPEER_PRICING_ETH_USD, and without both no dollars.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing payments" format' -l 'format' -d 'How to print: table, json or csv. Without it, a table.' -rfka 'table json csv'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing payments" version' -l 'version' -d 'Show the version.'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing payments" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_positional "livepeer-pricing market" -ge 1' -fa '(set -l exts \'json\' \'ndjson\';for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.{$exts};printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing market" as' -l 'as' -d 'What a file of prices is, if its shape does not tell: models, caps, runners, byoc, gateway-prices, discovery, capabilities.' -rfka 'models caps runners byoc gateway-prices discovery capabilities'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing market" pipeline' -l 'pipeline' -d 'Only offers of this pipeline, application or capability, or of a capability\'s number.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing market" model' -l 'model' -d 'Only offers of this model.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing market" mine' -l 'mine' -d 'Your own prices: a file such as aiModels.json or runners.json.' -rfa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'json\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing market" caps' -l 'caps' -d 'A gateway\'s file of caps; documented stands for the caps of the documentation.' -rfa '(echo documented;for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'json\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing market" max-price-per-unit' -l 'max-price-per-unit' -d 'The gateway\'s -maxPricePerUnit, which holds if no cap does: 1000, 0.02USD.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing market" select-price-weight' -l 'select-price-weight' -d 'The gateway\'s -selectPriceWeight. Without it 0; with any --select, chances are printed.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing market" select-stake-weight' -l 'select-stake-weight' -d 'The gateway\'s -selectStakeWeight. Without it 0.7.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing market" select-random-weight' -l 'select-random-weight' -d 'The gateway\'s -selectRandWeight. Without it 0.3.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing market" select-price-factor' -l 'select-price-factor' -d 'The gateway\'s -selectPriceExpFactor, in wei per unit. Without it 100.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing market" catalog' -l 'catalog' -d 'A file with pipelines and units of your own, beside the documented ones.' -rfa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'json\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing market"' -l 'unit' -d 'What a sheet\'s price is per, where the file cannot say: text-to-speech=ms, or text-to-speech/MODEL=ms for one model.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing market" eth-usd' -l 'eth-usd' -d 'The price of one ETH in USD. Without it that of LIVEPEER_PRICING_ETH_USD, and without both no dollars.' -rfka ''
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing market" format' -l 'format' -d 'How to print: table, json or csv. Without it, a table.' -rfka 'table json csv'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing market" version' -l 'version' -d 'Show the version.'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing market" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'livepeer-pricing' -n '__livepeer-pricing_should_offer_completions_for_flags_or_options "livepeer-pricing help" version' -l 'version' -d 'Show the version.'
