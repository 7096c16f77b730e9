Releases: dated, never overwritten, with what changed since the one before and why.

$ export SITREP_RECORD=r.db; sitrep add --now 2022-04-01T00:00:00Z --who ayesha record.jsonl; sitrep snapshot first
> 5 new, 1 copy, 0 known already, 0 could not be read; 6 safe in the record
> first: 3 incidents as of 2022-04-01T00:00:00Z
$ sitrep snapshot first
2> sitrep: first: is there already; a release is never overwritten, name another directory
? 2
$ ls -l first | awk 'NR > 1 {print $1, $NF}'; (cd first; sha256sum --quiet -c SHA256SUMS && wc -l < SHA256SUMS)
> -r--r--r-- CITATION.cff
> -r--r--r-- SHA256SUMS
> -r--r--r-- actors.csv
> -r--r--r-- casualties.csv
> -r--r--r-- changes.csv
> -r--r--r-- claims.csv
> -r--r--r-- codebook.csv
> -r--r--r-- codebook.html
> -r--r--r-- datapackage.json
> -r--r--r-- incidents.csv
> -r--r--r-- record.jsonl
> -r--r--r-- reports.csv
> 11
$ cat first/CITATION.cff first/changes.csv; python3 -c 'import json; p = json.load(open("first/datapackage.json")); print(p["created"], [(r["path"], r["bytes"] > 0, len(r["hash"])) for r in p["resources"]])'
> cff-version: 1.2.0
> message: "Cite the release by its date."
> type: dataset
> title: "Incidents"
> authors:
>   - name: "Incidents"
> version: "2022-04-01"
> date-released: "2022-04-01"
> change,incident,into,fields,why
> 2022-04-01T00:00:00Z [('record.jsonl', True, 71), ('incidents.csv', True, 71), ('reports.csv', True, 71), ('claims.csv', True, 71), ('actors.csv', True, 71), ('casualties.csv', True, 71), ('codebook.csv', True, 71), ('codebook.html', True, 71), ('changes.csv', True, 71), ('CITATION.cff', True, 71)]

Rulings, a report of another incident, and rows that join:

$ sitrep correct 521e killed=5 --record r.db --who ayesha --why 'hospital list' --now 2022-04-02T00:00:00Z
> ruling 1
$ sitrep withdraw yrjn --record r.db --who ayesha --why 'retracted, in "full"' --now 2022-04-03T00:00:00Z
> ruling 2
$ sitrep merge nvvz 521e --record r.db --who ayesha --why 'same day' --now 2022-04-04T00:00:00Z
> ruling 3
$ sitrep add --record r.db --now 2022-04-05T00:00:00Z --who ayesha --date 2022-03-26 report.txt
> 1 new, 0 copies, 0 known already, 0 could not be read; 1 safe in r.db
$ sitrep snapshot second --record r.db --name 'Incidents in "Quetta"'; cat second/changes.csv; head -n 4 second/CITATION.cff
> second: 2 incidents as of 2022-04-05T00:00:00Z; since 2022-04-01T00:00:00Z 1 added, 1 changed, 2 gone
> change,incident,into,fields,why
> changed,521eh5a9yg,,initiators; targets; killed_low; killed; killed_high; killed_security; injured_low; injured; injured_high; injured_security; conflict; corrected; n_reports; n_independent; report_ids,"2022-04-02 correct 521eh5a9yg killed: 5, by ayesha: hospital list; 2022-04-04 merge khz-1, by ayesha; 2022-04-04 merge nvvzgd5m4s 521eh5a9yg, by ayesha: same day"
> added,1jwsak2ekh,,,
> merged,nvvzgd5m4s,521eh5a9yg,,"2022-04-02 correct 521eh5a9yg killed: 5, by ayesha: hospital list; 2022-04-04 merge khz-1, by ayesha; 2022-04-04 merge nvvzgd5m4s 521eh5a9yg, by ayesha: same day"
> withdrawn,yrjn6ezkpp,,,"2022-04-03 withdraw yrjn6ezkpp, by ayesha: retracted, in ""full"""
> cff-version: 1.2.0
> message: "Cite the release by its date."
> type: dataset
> title: "Incidents in \"Quetta\""

As of the first day it is the first release again, but for the name of it in the first line of the record; the same twice is the same bytes:

$ sitrep snapshot again --record r.db --as-of 2022-04-01T00:00:00Z --since first; tail -n +2 again/changes.csv; cmp first/incidents.csv again/incidents.csv; cmp first/claims.csv again/claims.csv
> again: 3 incidents as of 2022-04-01T00:00:00Z; since 2022-04-01T00:00:00Z 0 added, 0 changed, 0 gone
$ sitrep snapshot third --record r.db --since first --name 'Incidents in "Quetta"'; diff -r second third
> third: 2 incidents as of 2022-04-05T00:00:00Z; since 2022-04-01T00:00:00Z 1 added, 1 changed, 2 gone
$ sitrep import --record back.db --format jsonl second/record.jsonl; sitrep export --record back.db --format jsonl | cmp - second/record.jsonl
> restored: 7 reports, ... rows

Mistakes leave nothing:

$ sitrep snapshot old --record r.db --as-of 2021-01-01; ls -d old*
2> sitrep: the record holds nothing as of that day
2> ls: cannot access 'old*': No such file or directory
? 2
$ sitrep snapshot bad --record r.db --since out
2> sitrep: --since out: no release: its datapackage.json has no time of making
? 1
$ mkdir broken; cp first/datapackage.json broken; echo 'a,b' > broken/incidents.csv; sitrep snapshot bad --record r.db --since broken; ls -d bad*
2> sitrep: line 1: no incidents.csv of a release: it has no column "id"
2> ls: cannot access 'bad*': No such file or directory
? 2
$ sitrep snapshot nowhere/x --record r.db
2> sitrep: nowhere/x.part: No such file or directory
? 4
$ sitrep snapshot
2> sitrep: snapshot needs the name of a new directory; see: sitrep help snapshot
? 2
$ sitrep snapshot bad --record none.db; ls -d bad*
2> sitrep: none.db: no such record; `sitrep add` makes one, --record names another
2> ls: cannot access 'bad*': No such file or directory
? 2
