The security report: what cannot be is refused before a record is opened, with the nearest that can.

$ sitrep report
2> sitrep: report needs a --period like 2024Q2; see: sitrep help report
? 2
$ sitrep report --period 2024Q5
2> sitrep: --period: "2024Q5" is no period; nearest: 2024Q4
? 2
$ sitrep report --period "Q2 2024"
2> sitrep: --period: "Q2 2024" is no period; nearest: 2024Q2
? 2
$ sitrep report --period lately
2> sitrep: --period: "lately" is no period; periods are like 2024, 2024Q2, 2024H1, 2024-05, 2024-W20, 2024-05-17, 2024-05-17..2024-06-02
? 2
$ sitrep report --period 2024-02-30
2> sitrep: --period: "2024-02-30" is no period; nearest: 2024-02-29
? 2
$ sitrep report --period 20240501
2> sitrep: --period: "20240501" is no period; nearest: 2024-05-01
? 2
$ sitrep report --period 2024/13
2> sitrep: --period: "2024/13" is no period; nearest: 2024-12
? 2
$ sitrep report --period 2024-05-10..2024-05-01
2> sitrep: --period: "2024-05-10..2024-05-01" is no period; nearest: 2024-05-01..2024-05-10
? 2
$ sitrep report --period 2024Q2 --versus crs
2> sitrep: --versus: there is no definition "crs"; nearest: crss
? 2
$ sitrep report --period 2024Q2 --output q2.docx
2> sitrep: --output q2.docx: no format has this ending; there are .html .md .csv .json .pdf .xlsx, or give --format
? 2
$ sitrep report --period 2024Q2 --output q2.pdf --format xlsx
2> sitrep: --format xlsx and --output q2.pdf contradict each other: give one of them, or another name
? 2
$ sitrep report --period 2024Q2 --as cras
2> sitrep: --as: there is no definition "cras"; nearest: crss
? 2
$ sitrep report --period 2024Q2 --as ../sitrep
2> sitrep: --as: there is no definition "../sitrep"; nearest: sitrep
? 2
$ sitrep report --period 2024Q2 --as zzz
2> sitrep: --as: there is no definition "zzz"; there are: acled, crss, picss, pips, satp, sitrep, ucdp
? 2
$ sitrep report --period 2024Q2 --as crss --versus crss
2> sitrep: --as crss and --versus crss are the same definition: there is nothing to tell
? 2
$ sitrep report --period 2024Q2 --policy lowst
2> sitrep: --policy: "lowst" is none of: latest_official majority lowest highest range
? 2
$ sitrep report --period 2024Q2 --format json --output q2.html
2> sitrep: --format json and --output q2.html contradict each other: give one of them, or another name
? 2
$ sitrep report --period 2024Q2 --as-of 2024-03-31
2> sitrep: --as-of 2024-03-31 and --period 2024Q2 contradict each other: the record knew nothing of the period before it began
? 2
$ sitrep report --period 2024Q2 --as-of yesterday
2> sitrep: --as-of: "yesterday" is not a date like 2024-07-24, or a time like 2024-07-24T18:00:00Z
? 2
$ sitrep report --period 2024Q2 sitrep.db
2> sitrep: report takes no file but --record: "sitrep.db"; see: sitrep help report
? 2
$ sitrep report --period 2024Q2 --data /nowhere
2> sitrep: no definitions in the data files. Looked in:
2>   /nowhere
? 3
$ sitrep report --period 2024Q2 --record none.db
2> sitrep: none.db: no such record; ...
? 1

A record of five invented reports.

$ export SITREP_RECORD=spring.db; sitrep add --record spring.db --now 2024-07-01T09:00:00Z spring.jsonl; sitrep report --record spring.db --period 2024Q2 --place Pakistan | sed -n 1,13p
> 5 new, 0 copies, 0 known already, 0 could not be read; 5 safe in spring.db
> # Security report: Pakistan, second quarter of 2024
>
> In the second quarter of 2024, 11 people were killed and 6 injured in 3 incidents of violence in Pakistan: 2 attacks and 1 operation. Of the dead, ... That is 8 more dead than in the first quarter of 2024 (3; +266.7 %); 9 more dead than in the second quarter of 2023 (2; +450.0 %). Most died in Khyber Pakhtunkhwa: 5 (45.5 %), followed by Balochistan with 4 (36.4 %).
>
> ## Key figures
>
> | Figure | second quarter of 2024 | first quarter of 2024 | Change | second quarter of 2023 | Change on the year before |
> |---|---:|---:|---:|---:|---:|
> | Incidents | 3 | 1 | +2 (+200.0 %) | 1 | +2 (+200.0 %) |
> | Killed | 11 | 3 | +8 (+266.7 %) | 2 | +9 (+450.0 %) |
> | Killed: Civilians | 2 | 0 | +2 | 2 | 0 |
> | Killed: Security forces | 4 | 3 | +1 (+33.3 %) | 0 | +4 |
> | Killed: Militants | 5 | 0 | +5 | 0 | +5 |
$ sitrep report --record spring.db --period 2024Q2 --place Balochstan
2> sitrep: --place: no incident of the record is in "Balochstan"; nearest: Balochistan
? 2
$ sitrep report --record spring.db --period 2022 --place Sindh | sed -n 3p
> The record holds no incident that counts under this definition in 2022 in Sindh. ...
$ sitrep report --record spring.db --period 2024Q2 --as picss --format csv | grep -e '^provinces.*Killed,'
> provinces,KP merged districts (ex-FATA),Killed,5,5,5,
> provinces,Balochistan,Killed,4,4,4,
> provinces,Sindh,Killed,2,2,2,
> provinces,All,Killed,11,11,11,
$ sitrep report --record spring.db --period 2024Q2 -o q2.html; head -c 15 q2.html; echo; grep -c '<svg role' q2.html; grep -c '<script' q2.html
> <!DOCTYPE html>
> 7
> 0
? 1
$ sitrep report --record spring.db --period 2024Q2 -o q2.json; python3 -c "import json; r = json.load(open('q2.json')); print(r['schema'], r['cutoff'], sum(i['killed']['best'] for i in r['incidents']), len(r['incidents'][0]['reports']))"
> sitrep.security/1 2024-07-01 11 1

$ sitrep report --record spring.db --period 2024Q2 -o q2.pdf; sitrep report --record spring.db --period 2024Q2 --format pdf > again.pdf; cmp q2.pdf again.pdf; head -c 8 q2.pdf; echo; grep -a -o -e '20240701)' -e '/Marked true' q2.pdf | sort -u
> %PDF-1.5
> /Marked true
> 20240701)
$ for n in 1 2; do sitrep report --record spring.db --period 2024Q2 -o $n.xlsx; done; cmp 1.xlsx 2.xlsx; python3 -c "import zipfile, re; z = zipfile.ZipFile('1.xlsx'); print(z.testzip(), '2024-07-01T00:00:00Z' in z.read('docProps/core.xml').decode(), re.findall('sheet name=.([^\\x22]*)', z.read('xl/workbook.xml').decode()))"
> None True ['Report', 'Key figures', 'Provinces', 'Series', 'Victims', 'Ledgers', 'Districts', 'Tactics', 'Reports', 'Incidents', 'Method']
$ TMPDIR=/nowhere sitrep report --record spring.db --period 2024Q2 -o 3.xlsx
2> sitrep: /nowhere: No such file or directory; set TMPDIR to a folder that can be written
? 1

A period of which nothing is known makes a report in every format.

$ for f in html md csv json pdf xlsx; do sitrep report --record spring.db --period 2019 -o empty.$f || echo "$f: $?"; done; grep -c 'The record holds no incident' empty.md; sitrep audit empty.csv | head -1
> 1
> 40 figures: 0 inconsistent, 14 consistent, 0 not checkable
$ sitrep report --record spring.db --period 2019 --versus crss --since 2024-07-01 --format csv | grep -e '^versus' -e '^corrections'
> versus,Counted alike,Counted by sitrep,0,0,0,
> versus,Counted alike,Counted by crss,0,0,0,
> versus,Counted alike,Killed as sitrep,0,0,0,
> versus,Counted alike,Killed as crss,0,0,0,
> versus,All,Counted by sitrep,0,0,0,
> versus,All,Counted by crss,0,0,0,
> versus,All,Killed as sitrep,0,0,0,
> versus,All,Killed as crss,0,0,0,
> corrections,Unchanged,Killed then,0,0,0,
> corrections,Unchanged,Killed now,0,0,0,
> corrections,Unchanged,Injured then,0,0,0,
> corrections,Unchanged,Injured now,0,0,0,
> corrections,All,Killed then,0,0,0,
> corrections,All,Killed now,0,0,0,
> corrections,All,Injured then,0,0,0,
> corrections,All,Injured now,0,0,0,

What people ruled is not in the report of the day before.

$ id=$(sitrep incidents --record spring.db --place Karachi | cut -c1-10); sitrep withdraw --record spring.db "$id" --who me --why retracted --now 2024-07-05T09:00:00Z > /dev/null; for d in 2024-07-04 2024-07-06; do sitrep report --record spring.db --period 2024Q2 --as-of $d --format csv | grep -m 1 ^key_figures,Killed,second; done
> key_figures,Killed,second quarter of 2024,11,11,11,
> key_figures,Killed,second quarter of 2024,9,9,9,

What changed since the report of 2 July: an incident withdrawn, one corrected, one added.

$ sitrep add --record spring.db --now 2024-07-08T09:00:00Z late.jsonl; id=$(sitrep incidents --record spring.db --place Quetta --from 2024-04-01 | cut -c1-10); sitrep correct --record spring.db "$id" killed=5 --who ayesha --why "list of the hospital" --now 2024-07-09T09:00:00Z; sitrep report --record spring.db --period 2024Q2 --since 2024-07-02 | sed -n '/^## Corr/,/^The same/p'
> 1 new, 0 copies, 0 known already, 0 could not be read; 1 safe in spring.db
> ruling 2
> ## Corrections since the last issue
>
> | Incident | Date | Place | What changed | Killed then | Killed now | Injured then | Injured now | Why |
> |---|---|---|---|---:|---:|---:|---:|---|
> | Unchanged |  |  |  | 5 | 5 | 0 | 0 |  |
> | kq3087t2yg | 10 April 2024 | police post, Quetta, Balochistan | corrected | 4 | 5 [4–5] | 6 | 6 | ruling correct by ayesha on 2024-07-09: list of the hospital |
> | v3rn1kag36 | 2 June 2024 | Karachi, Sindh | withdrawn | 2 | 0 | 0 | 0 | ruling withdraw by me on 2024-07-05: retracted |
> | 6c2xzewvqj | 19 June 2024 | Bannu, Khyber Pakhtunkhwa | added | 0 | 1 | 0 | 0 | reports since: s6 |
> | All |  |  |  | 11 | 11 [10–11] | 6 | 6 |  |
>
> The same period, place and definition, as the record stood at the end of 2024-07-02, with 3 incidents, and as it stands in this report, with 3. Added: 1. No longer counted: 1. With other figures, place or date: 1.
$ sitrep report --record spring.db --period 2024Q2 --since 2024-07-02 --format json | grep -e '"corrections": {' -e '"cutoff"'
>   "cutoff": "2024-07-09",
>   "corrections": {"since": "2024-07-02", "added": 1, "no_longer_counted": 1, "changed": 1},
$ sitrep report --record spring.db --period 2024Q2 --since 2024-07-09 --format csv | grep '^corrections.*Killed'
> corrections,Unchanged,Killed then,10,11,11,
> corrections,Unchanged,Killed now,10,11,11,
> corrections,All,Killed then,10,11,11,
> corrections,All,Killed now,10,11,11,
$ a=$(sitrep incidents --record spring.db --place Quetta --from 2024-04-01 | cut -c1-10); b=$(sitrep incidents --record spring.db --place Bannu --from 2024-06-01 | cut -c1-10); sitrep merge --record spring.db "$a" "$b" --who ayesha --why "one attack" --now 2024-07-10T09:00:00Z; sitrep report --record spring.db --period 2024Q2 --since 2024-07-09 | sed -n '/^| Unchanged/,/^| All/p'
> ruling 3
> | Unchanged |  |  |  | 5 | 5 | 0 | 0 |  |
> | 6c2xzewvqj | 19 June 2024 | Bannu, Khyber Pakhtunkhwa | merged into kq3087t2yg | 1 | 0 | 0 | 0 | ruling merge by ayesha on 2024-07-10: one attack |
> | kq3087t2yg | 19 June 2024 | Bannu, Khyber Pakhtunkhwa | merged | 5 [4–5] | 5 [1–5] | 6 | 6 | its date is another one; was placed in police post, Quetta, Balochistan; ruling merge by ayesha on 2024-07-10: one attack |
> | All |  |  |  | 11 [10–11] | 10 [6–10] | 6 | 6 |  |
$ sitrep report --record spring.db --period 2024Q2 --since 2024-07-10 --as-of 2024-07-09
2> sitrep: --since 2024-07-10 and --as-of 2024-07-09 contradict each other: the last issue is older than this one
? 2
$ sitrep report --record spring.db --period 2024Q2 --since 2024-13-01
2> sitrep: --since: "2024-13-01" is not a date like 2024-07-24, or a time like 2024-07-24T18:00:00Z
? 2
$ sitrep report --record spring.db --period 2024Q2 --since 2024-03-01
2> sitrep: --since 2024-03-01 and --period 2024Q2 contradict each other: the record knew nothing of the period before it began
? 2
$ sitrep report --record spring.db --period 2024Q2 -o /nowhere/q2.md
2> sitrep: /nowhere/q2.md: No such file or directory
? 4
$ sitrep report --record spring.db --period 2024Q2 > /dev/full
2> sitrep: standard output: No space left on device
? 4
