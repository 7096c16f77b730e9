The command line: mistakes end with status 2, and nothing is read.

$ sitrep read
2> sitrep: read needs a file, or - for the standard input; see: sitrep help read
? 2
$ sitrep raed report.txt
2> sitrep: there is no command "raed"; see: sitrep help
? 2
$ sitrep read --date yesterday report.txt
2> sitrep: --date: "yesterday" is not a date like 2024-07-24
? 2
$ sitrep read --date 2023-02-29 report.txt
2> sitrep: --date: "2023-02-29" is not a date like 2024-07-24
? 2
$ sitrep read --format xml report.txt
2> sitrep: --format: "xml" is none of: text json jsonl
? 2
$ sitrep read --formt json report.txt
2> sitrep: read has no option --formt; see: sitrep help read
? 2
$ sitrep read -x report.txt
2> sitrep: read has no option -x; see: sitrep help read
? 2
$ sitrep read report.txt --date
2> sitrep: --date needs a value: DATE
? 2
$ sitrep read --explain=yes report.txt
2> sitrep: --explain takes no value
? 2
$ sitrep read --jobs 0 report.txt
2> sitrep: --jobs: "0" is not a number from 1 to 256
? 2
$ sitrep read --jobs 99999999999999999999 report.txt
2> sitrep: --jobs: "99999999999999999999" is not a number from 1 to 256
? 2
$ sitrep debug words report.txt
2> sitrep: debug needs one of tokens tags names times places entities frames attribution speech, and one file; see: sitrep help debug
? 2
$ sitrep debug tokens --input jsonl many.jsonl
2> sitrep: debug shows one report: a text or a page
? 2
$ sitrep help nothing
2> sitrep: there is no command "nothing"; see: sitrep help
? 2
$ sitrep 2>&1 | head -n 1
> sitrep reads news reports of armed violence and tells what they say happened.

Options stand anywhere, long or short, joined or apart; -- ends them.

$ for a in "--date=2024-05-03" "--date 2024-05-03" "-d2024-05-03" "-d 2024-05-03"; do sitrep read report.txt $a --format jsonl | grep -o '"published":"[0-9-]*"'; done
> "published":"2024-05-03"
> "published":"2024-05-03"
> "published":"2024-05-03"
> "published":"2024-05-03"
$ cp calm.txt ./-odd; sitrep read -f jsonl -- -odd | grep -c .
> 1
$ sitrep read -ef jsonl calm.txt | grep -o '"reasons":\['
> "reasons":[

$ sitrep version
> sitrep 0.1.0
$ sitrep --version
> sitrep 0.1.0
$ sitrep read --help | head -n 1
> Usage: sitrep read [OPTION ...] FILE ... | -
$ diff <(sitrep help debug) <(sitrep debug --help) && echo same
> same
