Every kind of bad input has a message of its own, and the rest is read.

A file that is not there, between two that are:

$ sitrep read --format jsonl report.txt nothing.txt calm.txt | cut -c1-28; echo "status ${PIPESTATUS[0]}"
> {"schema":"sitrep.reading/1"
> {"schema":"sitrep.reading/1"
> status 1
2> sitrep: nothing.txt: No such file or directory

$ mkdir folder; sitrep read folder
2> sitrep: folder: Is a directory
? 1

An empty file is read, with a warning:

$ : > empty.txt; sitrep read --format json empty.txt | grep -o '"code": "empty_report"'; echo "status ${PIPESTATUS[0]}"
> "code": "empty_report"
> status 0
2> sitrep: empty.txt: warning: empty: there is no text to read

$ head -c 4096 "$BIN/sitrep" > program; sitrep read program
2> sitrep: program: ...
? 1

Too long a report fails at once:

$ truncate -s 33M long.txt; sitrep read long.txt
2> sitrep: long.txt: byte 33554432: longer than the limit of 32 MB for one report; several reports go into JSON Lines
? 1

$ head -c 40000000 /dev/zero | tr '\0' a | sitrep read -
2> sitrep: standard input: byte 33554432: longer than the limit of 32 MB for one report; several reports go into JSON Lines
? 1

No rights:

$ sitrep read /proc/1/mem
2> sitrep: /proc/1/mem: ...
? 1
