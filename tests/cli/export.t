Exports of a record. Keys and figures stand in record.t; here it is what goes where.

$ export SITREP_RECORD=r.db; sitrep add --now 2022-04-01T00:00:00Z --who ayesha record.jsonl
> 5 new, 1 copy, 0 known already, 0 could not be read; 6 safe in the record
$ sitrep export --record r.db --format csv | cut -d, -f1-7
> id,date_from,date_to,date_precision,time,class,status
> 521eh5a9yg,2022-03-15,2022-03-15,day,morning,attack,occurred
> yrjn6ezkpp,2022-03-17,2022-03-17,day,,attack,occurred
> nvvzgd5m4s,2022-03-19,2022-03-19,day,,attack,occurred

To a file, and every table to a directory; nothing half written is left:

$ sitrep export --record r.db --format csv --output one.csv; ls one.csv*; sitrep export --record r.db --format csv | cmp - one.csv
> one.csv
$ sitrep export --record r.db --format csv --output out/; ls out; head -n 2 out/reports.csv | cut -c1-60
> actors.csv
> casualties.csv
> claims.csv
> codebook.csv
> codebook.html
> datapackage.json
> incidents.csv
> reports.csv
> incident,report,mention,published,source,url,title,frame,cop
> 521eh5a9yg,qta-wire,521eh5a9yg,2022-03-15,City Wire,,Two pol

A selection, for a spreadsheet:

$ sitrep export --record r.db --format csv --excel --from 2030-01-01 | head -c 6 | od -An -c
>  357 273 277   i   d   ,

What it has no room for is told:

$ sitrep export --record r.db --format csv --output one.csv --loss lost.csv; cat lost.csv
> file,row,incident,field,value,why
> incidents.csv,,,reports,,a table of its own: a directory takes it
> incidents.csv,,,claims,,a table of its own: a directory takes it
> incidents.csv,,,actors,,a table of its own: a directory takes it
> incidents.csv,,,casualties,,a table of its own: a directory takes it
> incidents.csv,,,texts of reports,,no table has them; jsonl does
> incidents.csv,,,persons,,no table has them; jsonl does
> incidents.csv,,,statistics,,no table has them; jsonl does
> incidents.csv,,,rulings,,no table has them; jsonl does
> incidents.csv,,,earlier states,,no table has them; jsonl does
$ sitrep export --record r.db --format csv --output out/ --loss lost.csv; wc -l < lost.csv
> 6

Mistakes:

$ sitrep export --record r.db
2> sitrep: export needs a --format; see: sitrep help export
? 2
$ sitrep export --record r.db --format csv extra
2> sitrep: extra: not asked for; see: sitrep help export
? 2
$ sitrep export --record r.db --format doc
2> sitrep: --format: "doc" is none of: ...
? 2
$ sitrep export --record r.db --format csv --output nowhere/x.csv
2> sitrep: nowhere/x.csv: No such file or directory
? 4
$ sitrep export --record r.db --format csv --loss nowhere/x.csv
2> sitrep: nowhere/x.csv: No such file or directory
? 4
$ sitrep export --record none.db --format csv --output x.csv; ls x.csv*
2> sitrep: none.db: no such record; `sitrep add` makes one, --record names another
2> ls: cannot access 'x.csv*': No such file or directory
? 2
$ sitrep export --record r.db --format csv --text '"' --output x.csv; ls x.csv*
2> sitrep: --text: unterminated string; words, "a phrase", AND, OR, NOT and word* can be asked for
2> ls: cannot access 'x.csv*': No such file or directory
? 2

The whole record as JSON Lines, restored; again nothing is changed; another record is left as it is:

$ sitrep export --record r.db --format jsonl --output r.jsonl; head -n 1 r.jsonl; sitrep import --format jsonl --record copy.db r.jsonl
> {"row":"sitrep.record","version":1,"policy":"latest_official","withdrawn":false}
> restored: 6 reports, ... rows
$ sitrep export --record copy.db --format jsonl | cmp - r.jsonl; sitrep import --format jsonl --record copy.db - < r.jsonl
> the record is this one already; nothing was changed
$ sitrep export --record r.db --format jsonl --place Karachi --as-of 2022-04-01 | head -n 1
> {"row":"sitrep.record","version":1,"policy":"latest_official","withdrawn":false,"place":"Karachi","as_of":"2022-04-01"}
$ sitrep export --record r.db --format jsonl --place Karachi | sitrep import --format jsonl --record r.db -
2> sitrep: -: the record holds something else, and is left as it is; an export is restored into a new record: name it with --record
2> sitrep: nothing was imported
? 1
$ head -n 20 r.jsonl | sitrep import --format jsonl --record cut.db -; sitrep check-record --record cut.db
> 0 reports (0 copies), 0 mentions, ... claims, 0 incidents, 0 rulings: 0 problems
2> sitrep: -: line 20: the file is cut off: its last line is missing
2> sitrep: nothing was imported
$ sitrep import --format jsonl --record new.db record.jsonl
2> sitrep: record.jsonl: line 1: no export of a record; reports as JSON Lines are read by `sitrep add`
2> sitrep: nothing was imported
? 1
$ sitrep import --format jsonl --record new.db nothing.jsonl
2> sitrep: nothing.jsonl: No such file or directory
? 1
$ sitrep import --format jsonl --record new.db
2> sitrep: import needs a --format and one file, or - for the standard input; see: sitrep help import
? 2
$ sitrep import r.jsonl
2> sitrep: import needs a --format and one file, or - for the standard input; see: sitrep help import
? 2
$ sitrep import --format jsonl .
2> sitrep: .: Is a directory
2> sitrep: nothing was imported
? 1
