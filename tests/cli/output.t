Output that cannot be written ends with status 4.

$ sitrep read --format json report.txt > /dev/full
2> sitrep: standard output: No space left on device
? 4
$ sitrep help > /dev/full
2> sitrep: standard output: No space left on device
? 4
$ sitrep debug tokens report.txt > /dev/full
2> sitrep: standard output: No space left on device
? 4
$ for i in $(seq 400); do cat many.jsonl; done > big.jsonl; sitrep read --jobs 2 big.jsonl 2> /dev/null > /dev/full; echo "status $?"
> status 4

A reader that goes away is no reason for a message:

$ grep -v -e bad -e broken -e 13-01 -e '^\[' -e twice -e '"text": 1' big.jsonl | sitrep read --input jsonl - | head -n 1 | cut -c1-29; echo "status ${PIPESTATUS[1]}"
> {"schema":"sitrep.reading/1",
> status 4

The format: JSON for one report, JSON Lines for several.

$ sitrep read report.txt | head -n 2
> {
>   "schema": "sitrep.reading/1",
$ sitrep read report.txt calm.txt | cut -c1-29
> {"schema":"sitrep.reading/1",
> {"schema":"sitrep.reading/1",
$ sitrep read --format json report.txt calm.txt | grep -c '^}'
> 2
$ sitrep read --format text --color calm.txt | head -n 1 | cut -c1-4 | od -An -tx1
>  1b 5b 31 6d 0a
$ sitrep read --format text calm.txt | grep -c "$(printf '\033')"
> 0
? 1
$ sitrep read --format text --width 40 report.txt | LC_ALL=C.UTF-8 wc -L | awk '$1 > 44' | grep -c .
> 0
? 1
