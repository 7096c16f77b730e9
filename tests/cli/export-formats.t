Exports in the formats of others: one record, all of them; what they hold is checked by tests/exchange/formats.

$ sitrep add --record r.db --now 2022-04-01T00:00:00Z --who ayesha record.jsonl
> 5 new, 1 copy, 0 known already, 0 could not be read; 6 safe in r.db
$ sitrep export --record r.db --format acled --loss loss.csv | cut -d, -f1,2,6,8,11,14,22,29 | tail -n 3 | cut -c1-150
> PAK17817085182971200,2022-03-15,Explosions/Remote violence,Balochistan Liberation Army,Police Forces of Pakistan (2018-2022),State forces-Rebel group,
> PAK108256068264315800,2022-03-17,Violence against civilians,Unidentified Armed Group (Pakistan),Civilians (Pakistan),Political militia-Civilians,Karac
> PAK76952017743477700,2022-03-19,Explosions/Remote violence,Balochistan Liberation Front,Military Forces of Pakistan (2018-2022),State forces-Rebel gro
$ grep -E ',(1|),(521eh5a9yg|),' loss.csv
> acled.csv,,,evidence,ACLED,the words that a value rests on have no column
> acled.csv,,,claims,ACLED,rival figures and who says them have no column
> acled.csv,,,history,ACLED,changes and rulings have no column
> acled.csv,,,source,ACLED,made by Sitrep in the format of this producer: these are not its codes
> acled.csv,1,521eh5a9yg,injured,14,ACLED counts deaths only
> acled.csv,1,521eh5a9yg,killed,3 security,ACLED does not tell deaths by side; the notes do
> acled.csv,1,521eh5a9yg,place.site,Sariab Road,ACLED's finest unit is a named place
> acled.csv,1,521eh5a9yg,date.time,morning,ACLED dates by the day
> acled.csv,1,521eh5a9yg,actors.certainty,Balochistan Liberation Army: claimed,ACLED does not tell on what an attribution rests
$ sitrep export --record r.db --format ucdp 2>ucdp.err | cut -d, -f1,3,5,6,12 | head -n 2; cat ucdp.err
> id,year,code_status,type_of_violence,dyad_name
> 178170851829712,2022,Clear,1,Government of Pakistan - Balochistan Liberation Army
> sitrep: ucdp has no room for 15 values; --loss FILE tells which
$ sitrep export --record r.db --format gtd 2>gtd.err | cut -d, -f1-4,8,9 | head -n 2
> eventid,iyear,imonth,iday,country,country_txt
> 202203152785,2022,3,15,153,Pakistan
$ sitrep export --record r.db --format hxl 2>hxl.err | head -n 2 | cut -c1-80
> Incident,From,To,Date precision,Class,Status,Tactics,Initiators,Targets,Country,
> #event+id,#date+start,#date+end,#meta+date+precision,#event+type,#status,#event+
$ sitrep export --record r.db --format geojson 2>geo.err | head -n 4 | cut -c1-120
> {
>  "type": "FeatureCollection",
>  "features": [
>   {"type": "Feature", "id": "521eh5a9yg", "geometry": {"type": "Point", "coordinates": [66.99, 30.15]}, "properties": {"
$ sitrep export --record r.db --format plover --output plover/ 2>plover.err; ls plover; head -n 3 plover/casualties.csv
> casualties.csv
> plover.csv
> Event ID,outcome,who,side,low,best,high,qualifier,scope
> 521eh5a9yg,killed,all,,3,3,3,,
> 521eh5a9yg,injured,all,,14,14,14,,

Containers:

$ sitrep export --record r.db --format gpkg --output x.gpkg 2>gpkg.err; head -c 15 x.gpkg; echo; dd if=x.gpkg bs=1 skip=68 count=4 2>dd.err; echo
> SQLite format 3
> GPKG
$ sitrep export --record r.db --format xlsx --output x.xlsx 2>xlsx.err; head -c 2 x.xlsx; echo; TMPDIR=$PWD/nowhere sitrep export --record r.db --format xlsx --output y.xlsx; ls y.xlsx*
> PK
2> sitrep: FOLDER/nowhere: no temporary file for the workbook: No such file or directory
2> ls: cannot access 'y.xlsx*': No such file or directory
? 2
