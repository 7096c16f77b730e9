Tables of others, as claims beside those of reports. The files hold invented rows.

$ export SITREP_RECORD=r.db; sitrep add --now 2022-04-01T00:00:00Z --who ayesha record.jsonl
> 5 new, 1 copy, 0 known already, 0 could not be read; 6 safe in the record
$ sitrep import --record r.db --format ucdp --now 2022-05-01T00:00:00Z --who ayesha ged.csv
> 8 rows: 2 new, 0 changed, 0 known already, 6 left out
2> sitrep: ged.csv:4: type_of_violence: none of 1, 2, 3
2> sitrep: ged.csv:5: latitude: no degrees of latitude or longitude
2> sitrep: ged.csv:6: country: no country that this program knows by that name
2> sitrep: ged.csv:7: date_end: is before date_start
2> sitrep: ged.csv:8: another number of cells than the header has
2> sitrep: ged.csv:9: deaths_civilians: no number of people
? 1
$ sitrep import --record r.db --format acled --now 2022-05-02T00:00:00Z --who ayesha acled.csv
> 1 rows: 1 new, 0 changed, 0 known already, 0 left out
$ sitrep import --record r.db --format csv --source 'District list' --now 2022-05-03T00:00:00Z --who ayesha list.csv
> 7 rows: 2 new, 0 changed, 0 known already, 5 left out
2> sitrep: list.csv:5: date_from: no date; write YYYY-MM-DD
2> sitrep: list.csv:6: killed: is not between the lowest and the highest figure
2> sitrep: list.csv:7: class: none of its words; the codebook lists them
2> sitrep: list.csv:9: tactics: no tactic of ours; `sitrep incidents --tactic x` lists them
2> sitrep: list.csv:10: lon: is missing beside the other of the two
? 1
$ sitrep incidents --record r.db
> 521eh5a9yg  2022-03-15  attack, Sariab Road, Quetta, Balochistan, PK, 3 killed, 14 injured [12–14]; 6 reports, claims differ
> n02zdt8czb  2022-03-16/2022-03-18  attack, Hangu, Khyber Pakhtunkhwa, PK, 2 killed; 1 report
> yrjn6ezkpp  2022-03-17  attack, Korangi, Karachi, Sindh, PK, 1 killed; 1 report
> nvvzgd5m4s  2022-03-19  attack, Khuzdar, Balochistan, PK, 1 killed, 4 injured; 1 report
> yjmzpnpb1y  2022-03-22/2022-03-28  unattributed, Turbat, Kech, Balochistan, PK, 1 killed; 1 report
$ sitrep show --record r.db 521e | grep -E '^    (date|place|class|tactic|actor|killed|injured).*(ucdp|acled|District)'
>     date: 2022-03-15, asserts District list, District list:162391f83d9a9164 "2022-03-15"
>     place: Quetta, Balochistan, PK, asserts District list, District list:162391f83d9a9164 "Quetta"
>     class: attack, asserts District list, District list:162391f83d9a9164 "attack"
>     tactic: ied, asserts District list, District list:162391f83d9a9164 "ied"
>     actor: initiator: Baloch Liberation Army (stated), asserts District list, District list:162391f83d9a9164 "Baloch Liberation Army"
>     actor: target: police (stated), asserts District list, District list:162391f83d9a9164 "police"
>     killed 3 mixed, asserts District list, District list:162391f83d9a9164 "3"
>     killed 3 security_unspecified (part), asserts District list, District list:162391f83d9a9164 "3"
>     injured 12 mixed, asserts District list, District list:162391f83d9a9164 "12"
>     date: 2022-03-15, asserts UCDP GED, ucdp:900001 "2022-03-15"
>     place: Quetta, Balochistan, PK, asserts UCDP GED, ucdp:900001 "Quetta town"
>     class: clash, asserts UCDP GED, ucdp:900001 "1"
>     actor: other_party: Government of Pakistan (stated), asserts UCDP GED, ucdp:900001 "Government of Pakistan"
>     actor: other_party: BLA (stated), asserts UCDP GED, ucdp:900001 "BLA"
>     killed 4 mixed, asserts UCDP GED, ucdp:900001 "4"
>     killed 3 security_unspecified (part), asserts UCDP GED, ucdp:900001 "3"
>     killed 1 civilian (part), asserts UCDP GED, ucdp:900001 "1"
>     date: 2022-03-15, asserts ACLED, acled:PAK90001 "15 March 2022"
>     place: Quetta, Balochistan, PK, asserts ACLED, acled:PAK90001 "Quetta"
>     class: attack, asserts ACLED, acled:PAK90001 "Remote explosive/landmine/IED"
>     tactic: ied, asserts ACLED, acled:PAK90001 "Remote explosive/landmine/IED"
>     actor: other_party: BLA: Baloch Liberation Army (stated), asserts ACLED, acled:PAK90001 "BLA: Baloch Liberation Army"
>     actor: other_party: Police Forces of Pakistan (2018-2022) (stated), asserts ACLED, acled:PAK90001 "Police Forces of Pakistan (2018-2022)"
>     killed 3 unknown, asserts ACLED, acled:PAK90001 "3"

The same again changes nothing and leaves no trace; a row rests on its own words:

$ sitrep import --record r.db --format acled --now 2022-06-01T00:00:00Z acled.csv; sitrep log --record r.db; sitrep check-record --record r.db
> 1 rows: 0 new, 0 changed, 1 known already, 0 left out
> 2022-04-01T00:00:00Z  add 6 reports, by ayesha
> 2022-05-01T00:00:00Z  import 2 reports, by ayesha
> 2022-05-02T00:00:00Z  import 1 reports, by ayesha
> 2022-05-03T00:00:00Z  import 2 reports, by ayesha
> 11 reports (1 copy), 11 mentions, ... claims, 5 incidents, 0 rulings: 0 problems
$ sitrep export --record r.db --format csv --output out/; grep -E 'list.*,(date|killed|actor),' out/claims.csv | cut -d, -f4-7,19-
> date,2022-03-15,,,2022-03-15
> actor,initiator: Baloch Liberation Army (stated),,,Baloch Liberation Army
> actor,target: police (stated),,,police
> killed,,2,3,3
> killed,,3,3,3
> date,2022-03-22/2022-03-28,,,2022-03-22
> killed,,,1,1
$ sitrep reread --record r.db --now 2022-06-02T00:00:00Z
> 0 read otherwise, 6 as before

A row that its source has changed since takes the place of what it said; the incident keeps its id:

$ sed 's/3 fatalities/5 fatalities/; s/,3,,1647900000/,5,,1648900000/' acled.csv | sitrep import --record r.db --format acled --now 2022-06-03T00:00:00Z -
> 1 rows: 0 new, 1 changed, 0 known already, 0 left out
$ sitrep show --record r.db 521e | grep 'acled.*"[35]"'; sitrep show --record r.db 521e --as-of 2022-06-02 | grep 'acled.*"[35]"'
>     killed 5 unknown, asserts ACLED, acled:PAK90001 "5"
>     killed 3 unknown, asserts ACLED, acled:PAK90001 "3"
$ sitrep check-record --record r.db; sitrep export --record r.db --format jsonl | sitrep import --format jsonl --record b.db -; sitrep check-record --record b.db
> 12 reports (1 copy), 11 mentions, ... claims, 5 incidents, 0 rulings: 0 problems
> restored: 12 reports, ... rows
> 12 reports (1 copy), 11 mentions, ... claims, 5 incidents, 0 rulings: 0 problems

Our own table comes back as the claims of whoever is named:

$ sitrep import --record copy.db --format csv --source 'Our table' --now 2022-05-01T00:00:00Z out/incidents.csv; sitrep incidents --record copy.db
> 5 rows: 5 new, 0 changed, 0 known already, 0 left out
> z6e9x2evx6  2022-03-15  attack, Sariab Road, Quetta, Balochistan, PK, 3 killed, 14 injured [12–14]; 1 report, claims differ
> 17zyfdmxxs  2022-03-16/2022-03-18  attack, Hangu, Khyber Pakhtunkhwa, PK, 2 killed; 1 report
> g820rhtf62  2022-03-17  attack, Korangi, Karachi, Sindh, PK, 1 killed; 1 report
> ks5kpfek59  2022-03-19  attack, Khuzdar, Balochistan, PK, 1 killed, 4 injured; 1 report
> 7c1nhkynvj  2022-03-22/2022-03-28  unattributed, Turbat, Kech, Balochistan, PK, 1 killed; 1 report

Mistakes:

$ sitrep import --record r.db --format ucdp acled.csv
2> sitrep: acled.csv: line 1: no column "id"; the first line must be the header of a ucdp table
2> sitrep: nothing was imported
? 1
$ sitrep import --record r.db --format csv ged.csv
2> sitrep: ged.csv: line 1: no column "date_from"; the first line must be the header of a csv table
2> sitrep: nothing was imported
? 1
$ printf 'date_from,killed\n2022-01-01,"3\n' | sitrep import --record r.db --format csv -
2> sitrep: -: line 2: a quotation mark is opened here and never closed
2> sitrep: nothing was imported
? 1
$ printf '' | sitrep import --record r.db --format csv -
2> sitrep: -: line 1: the file is empty
2> sitrep: nothing was imported
? 1
$ printf 'date_from,date_from\n' | sitrep import --record r.db --format csv -
2> sitrep: -: line 1: two columns are named date_from
2> sitrep: nothing was imported
? 1
$ sitrep import --record r.db --format csv nothing.csv
2> sitrep: nothing.csv: No such file or directory
? 1
