The audit of published figures: a table, a report, both at once.

$ sitrep audit --format csv figures.csv | cut -d, -f2,3 | uniq
> verdict,check
> inconsistent,share
> consistent,groups
> consistent,change
> not_checkable,groups
> not_checkable,places
> not_checkable,alone
$ sitrep audit figures.csv | sed -n 1,8p
> 10 figures: 1 inconsistent, 2 consistent, 3 not checkable
>
> INCONSISTENT
> 1. The percentage follows from the counts – Lakeside
>    58 of 90 is 64.44 %; given for share of fatalities in north: 66 %; rounding
>    allows 0.5 either way.
>    Words    “Lakeside_q2_2021,north_fatalities_share_pct,66” (line 10)
>             “Lakeside_q2_2021,fatalities_north,58” (line 9)
$ sitrep audit bulletin.txt --width 200 | grep -e less -e '= 70' -e after
>    40 % + 30 % = 70 %, as given for share of fatalities in Punjab and Sindh; rounded figures: within 1.5 points.
>    90 less 53 leaves 37 (41.1 %) for militants.
>    fatalities: 90 after 120 is a fall of 30, 25 %; no percentage is given.
$ sitrep audit --format json bulletin.txt | grep -m 1 -o '"words": "53[^"]*", "source": "[^"]*", "line": null, "from": [0-9]*'
> "words": "53 fatalities among civilians and security forces", "source": "bulletin.txt", "line": null, "from": 256
$ cut -c 1-300 bulletin.txt | sitrep audit - | head -n 1
> ... inconsistent, ... consistent, ... not checkable
$ sitrep audit bulletin.txt figures.csv | grep -c figures.csv,
> ...
$ sitrep audit calm.txt
> 0 figures: 0 inconsistent, 0 consistent, 0 not checkable

A table needs no data files; a report does.

$ SITREP_DATA=/nowhere sitrep audit figures.csv | head -n 1
> 10 figures: 1 inconsistent, 2 consistent, 3 not checkable
$ SITREP_DATA=/nowhere sitrep audit bulletin.txt
2> sitrep: a data file is missing. Looked in:
2> ...
? 3

What cannot be read is named; the rest is audited.

$ sitrep audit
2> sitrep: audit needs a report or a table, or - for the standard input; see: sitrep help audit
? 2
$ sitrep audit none.csv figures.csv | head -n 1; echo "${PIPESTATUS[0]}"
> 10 figures: 1 inconsistent, 2 consistent, 3 not checkable
> 1
2> sitrep: none.csv: No such file or directory
$ printf 'series,figure,value\nx_2021,incidents,many\n' > bad.csv; sitrep audit bad.csv
2> sitrep: bad.csv: byte 20: line 2: no number: "many"
? 1
$ printf 'a,b\n1,2\n' | sitrep audit --input csv -
2> sitrep: standard input: byte 0: line 1: the header has no column "value"
? 1
$ sitrep audit --format pdf figures.csv
2> sitrep: --format: "pdf" is none of: text json csv
? 2
$ sitrep audit figures.csv > /dev/full
2> sitrep: standard output: No space left on device
? 4

A report of ours is audited like any other, as CSV and as JSON: a figure that was spoilt is found.

$ sitrep add --record spring.db --now 2024-07-01T09:00:00Z spring.jsonl 2>/dev/null; for f in csv json; do sitrep report --record spring.db --period 2024Q2 -o q2.$f; sitrep audit q2.$f | head -1; done
> 5 new, 0 copies, 0 known already, 0 could not be read; 5 safe in spring.db
> 207 figures: 0 inconsistent, 57 consistent, 0 not checkable
> 207 figures: 0 inconsistent, 57 consistent, 0 not checkable
$ sed '/^provinces,Sindh,Killed/s/2,2,2/2,3,3/' q2.csv > spoilt.csv; sitrep audit spoilt.csv | sed -n '/^INC/,/^CONS/p'
> INCONSISTENT
> 1. The report's own arithmetic – spoilt.csv
>    5 + 4 + 3 = 12; given for All, Killed: 11.
>    Words    “provinces,Khyber Pakhtunkhwa,Killed,5,5,5,” (line 54)
>             “provinces,Balochistan,Killed,4,4,4,” (line 60)
>             “provinces,Sindh,Killed,2,3,3,” (line 66)
>             “provinces,All,Killed,11,11,11,” (line 72)
> 2. The report's own arithmetic – spoilt.csv
>    3 of 11 is 27.3 %; given: 18.2 %.
>    Words    “provinces,Sindh,Share of killed,,18.20,,” (line 70)
>             “provinces,Sindh,Killed,2,3,3,” (line 66)
>             “provinces,All,Killed,11,11,11,” (line 72)
>
> CONSISTENT
$ python3 -c "import json; r = json.load(open('q2.json')); r['tables'][0]['rows'][1][3]['percent'] = 26.7; json.dump(r, open('spoilt.json', 'w'))"; sitrep audit spoilt.json | sed -n '/^INC/,/^CONS/p'
> INCONSISTENT
> 1. The report's own arithmetic – spoilt.json
>    11 after 3; the change given is 8, 26.7 %; it is 266.7 %.
>    Words    “"key_figures","Killed","Change",,8,,""”
>             “"key_figures","Killed","second quarter of 2024",11,11,11,""”
>             “"key_figures","Killed","first quarter of 2024",3,3,3,""”
>             “"key_figures","Killed","Change: percent",,26.70,,""”
>
> CONSISTENT
$ python3 -c "import json; r = json.load(open('q2.json')); r['incidents'].pop(); json.dump(r, open('less.json', 'w'))"; sitrep audit less.json | grep '^ *the incidents'
>    the incidents listed make 2; the key figure is 3.
>    the incidents listed make 9; the key figure is 11.
>    the incidents listed make 6; the key figure is 6.
$ head -3 q2.csv > cut.csv; echo 'provinces,All' >> cut.csv; sitrep audit cut.csv
2> sitrep: cut.csv: byte 139: line 4: a row of another number of cells
? 1
$ echo '{"schema": "sitrep.security/1", ' > half.json; sitrep audit half.json
2> sitrep: half.json: byte 33: no JSON: string or '}' expected near end of file
? 1

Published figures against a record, by the definition that their publisher is named by, or by another.

$ sitrep audit --record spring.db spring-published.csv | grep -v Words
> 6 figures: 1 inconsistent, 2 consistent, 5 not checkable
>
> INCONSISTENT
> 1. The figure against the record – crss
>    fatalities in Sindh, second quarter of 2024: 4 published; the record has 2 in
>    1 incident, counted as crss: 2 more are published than recorded.
>
> CONSISTENT
> 2. The figure against the record – crss
>    fatalities in Pakistan, second quarter of 2024: 11 published; the record has
>    11 in 3 incidents, counted as crss: no difference.
> 3. The figure against the record – crss
>    attacks in Pakistan, second quarter of 2024: 2 published; the record has 2 in
>    3 incidents, counted as crss: no difference.
>
> NOT CHECKABLE
> 4. Places add up to the whole – crss
>    4 + 1 = 5; 11 less 5 leaves 6 (54.5 %) for all other places.
>    Missing  a figure for all other places, to compare with 6
>             “crss_q2_2024,2024_q2,fatalities,PK/Punjab,1” (line 6)
>             “crss_q2_2024,2024_q2,fatalities,PK,11” (line 2)
> 5. The change follows from its two bases – crss
>    change of fatalities in Pakistan: a rise of 10 % to 11 would start from 10.
>    Missing  the figure that it is compared with (first quarter of 2024)
>             “crss_q2_2024,2024_q2,fatalities,PK,11” (line 2)
> 6. The figure against the record – crss
>    injuries among civilians in Pakistan, 6: the record cannot tell.
>    Missing  whom the figure counts: the record tells it of the dead only
> 7. The figure against the record – crss
>    fatalities in Punjab, 1: the record cannot tell.
>    Missing  incidents of this place and period in the record
> 8. The figure against the record – crss
>    change of fatalities in Pakistan, no value: the record cannot tell.
>    Missing  a count: the record has no shares and changes
$ sitrep audit --record spring.db --as satp --format csv spring-published.csv | grep -c 'counted as satp'
> 3
$ sitrep audit --as satp spring-published.csv
2> sitrep: --as says how a record is counted, and there is none: give --record too
? 2
$ sitrep audit --record none.db spring-published.csv
2> sitrep: none.db: no such record; `sitrep add` makes one, --record names another
? 1
$ sitrep audit --record spring.db --as cras spring-published.csv | head -1
2> sitrep: --as: there is no definition "cras"; nearest: crss
