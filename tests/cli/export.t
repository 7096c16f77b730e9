Exports of a record. Keys and figures stand in record.t; here it is what goes where.

$ export SITREP_RECORD=r.db; sitrep add --now 2022-04-01T00:00:00Z --who ayesha record.jsonl
> 5 new, 1 copies, 0 known already, 0 could not be read; 6 safe in the record
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
> incidents.csv
> reports.csv
> incident,report,mention,published,source,url,title,frame,cop
> 521eh5a9yg,qta-wire,521eh5a9yg,2022-03-15,City Wire,,Two pol

A selection, for a spreadsheet:

$ sitrep export --record r.db --format csv --excel --from 2030-01-01 | head -c 6 | od -An -c
>  357 273 277   i   d   ,

Mistakes:

$ sitrep export --record r.db
2> sitrep: export needs a --format; see: sitrep help export
? 2
$ sitrep export --record r.db --format csv extra
2> sitrep: extra: not asked for; see: sitrep help export
? 2
$ sitrep export --record r.db --format doc
2> sitrep: --format: "doc" is none of: csv
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
