The data files: where they are looked for, and what is said when they are not there.

$ sitrep read --data nowhere report.txt
2> sitrep: a data file is missing. Looked in:
2>   nowhere (--data): no lexicon.bin
? 3
$ SITREP_DATA=elsewhere sitrep read report.txt
2> sitrep: a data file is missing. Looked in:
2>   elsewhere ($SITREP_DATA): no lexicon.bin
? 3
$ mkdir part; cp "$DATA/lexicon.bin" part; sitrep read --data part report.txt
2> sitrep: a data file is missing. Looked in:
2>   part (--data): no actors.bin
? 3
$ mkdir -p empty/bin; cp "$BIN/sitrep" empty/bin; unset SITREP_DATA; empty/bin/sitrep read report.txt 2>&1 | head -n 3; echo "status ${PIPESTATUS[0]}"
> sitrep: a data file is missing. Looked in:
>   FOLDER/empty/bin/data: no lexicon.bin
>   FOLDER/empty/bin/../share/sitrep: no lexicon.bin
> status 3
$ mkdir damaged; for f in actors gazetteer lexicon tagger; do printf 'not a data file' > damaged/$f.bin; done; sitrep read --data damaged report.txt
2> sitrep: data files in damaged: ...
? 3
$ mkdir cut; for f in actors gazetteer lexicon tagger; do ln -s "$DATA/$f.bin" cut/$f.bin; done; sitrep read --data cut --format jsonl calm.txt | grep -c schema
> 1
$ rm cut/gazetteer.bin; head -c 5000 "$DATA/gazetteer.bin" > cut/gazetteer.bin; sitrep read --data cut calm.txt
2> sitrep: data files in cut: ...
? 3
$ mkdir void; cp cut/lexicon.bin void/; for f in actors gazetteer tagger; do : > void/$f.bin; done; sitrep read --data void calm.txt
2> sitrep: void/actors.bin: empty file
? 3
