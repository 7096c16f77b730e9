/* Invented incidents, the same every time: real places, events that never happened. Beside each row the plain numbers
 * it was made of, so that a test can count them its own way. */
#ifndef INVENTED_H
#define INVENTED_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sitrep/engine.h"
#include "sitrep/record.h"

typedef struct plain {
  int32_t day, civilians, security, militants, unknown, militia, criminals, bombers, low, high, injured;
  const char *province, *district, *town, *group;
  sr_class cls;
  sr_state status;
  bool exact, withdrawn;
} plain;

typedef struct invented {
  sr_known *row;
  plain *plain;
  uint32_t n;
} invented;

typedef struct town {
  const char *province, *district, *name;
  double lat, lon;
} town;

static const town towns[] = {{"Khyber Pakhtunkhwa", "North Waziristan", "Miranshah", 33.0, 70.07},
                             {"Khyber Pakhtunkhwa", "Dera Ismail Khan", "Kulachi", 31.93, 70.46},
                             {"Khyber Pakhtunkhwa", "Bannu", "Bannu", 32.99, 70.6},
                             {"Khyber Pakhtunkhwa", "Bajaur", "Khar", 34.73, 71.52},
                             {"Khyber Pakhtunkhwa", "Peshawar", "Peshawar", 34.01, 71.58},
                             {"Balochistan", "Quetta", "Quetta", 30.18, 67.0},
                             {"Balochistan", "Kech", "Turbat", 26.0, 63.05},
                             {"Balochistan", "Mastung", "Mastung", 29.8, 66.85},
                             {"Sindh", "Karachi", "Karachi", 24.86, 67.01},
                             {"Punjab", "Mianwali", "Isa Khel", 32.68, 71.27},
                             {"Punjab", "Lahore", "Lahore", 31.55, 74.34},
                             {"Islamabad", "Islamabad", "Islamabad", 33.7, 73.06}};
enum { N_TOWNS = sizeof towns / sizeof *towns };

static uint64_t invented_state;
static unsigned any(unsigned n)
{
  invented_state = invented_state * 6364136223846793005u + 1442695040888963407u;
  return (unsigned)(invented_state >> 33) % n;
}

static sr_range range_of(int32_t best, int32_t low, int32_t high)
{
  return (sr_range){true, low, best, high};
}

static void add_casualty(sr_known *k, sr_who who, sr_side side, int32_t n)
{
  if (n)
    k->casualties[k->n_casualties++] = (sr_casualty){.outcome = SR_OUTCOME_killed,
                                                     .who = who,
                                                     .side = side,
                                                     .low = n,
                                                     .best = n,
                                                     .high = n,
                                                     .part_of = SR_NO_INDEX,
                                                     .attribution = SR_NO_INDEX};
}

static void fill_place(sr_known *k, const town *t, unsigned how)
{
  k->place = (sr_place){
      .admin1 = sr_view_of(t->province), .country = SR_V("PK"), .located = true, .lat = t->lat, .lon = t->lon};
  k->place.precision = how == 0 ? SR_PLACEPREC_admin1 : how == 1 ? SR_PLACEPREC_admin2 : SR_PLACEPREC_locality;
  if (how > 0) k->place.admin2 = sr_view_of(t->district);
  if (how > 1) k->place.locality = sr_view_of(t->name);
}

static void fill_people(sr_known *k, const plain *p)
{
  int32_t all = p->civilians + p->security + p->militants + p->unknown;
  k->totals.killed[SR_GROUP_all] = range_of(all, all - p->low, all + p->high);
  if (p->civilians) k->totals.killed[SR_GROUP_civilians] = range_of(p->civilians, p->civilians, p->civilians);
  if (p->security) k->totals.killed[SR_GROUP_security] = range_of(p->security, p->security, p->security);
  if (p->militants) k->totals.killed[SR_GROUP_militants] = range_of(p->militants, p->militants, p->militants);
  k->outcome[SR_OUTCOME_killed] = k->totals.killed[SR_GROUP_all];
  k->totals.injured[SR_GROUP_all] = k->outcome[SR_OUTCOME_injured] = range_of(p->injured, p->injured, p->injured);
  add_casualty(k, SR_WHO_civilian, SR_SIDE_bystander, p->civilians);
  add_casualty(k, SR_WHO_police, SR_SIDE_target, p->security - p->militia);
  add_casualty(k, SR_WHO_militia, SR_SIDE_target, p->militia);
  add_casualty(k, SR_WHO_militant, SR_SIDE_other_party, p->militants - p->criminals - p->bombers);
  add_casualty(k, SR_WHO_criminal, SR_SIDE_other_party, p->criminals);
  add_casualty(k, SR_WHO_suicide_attacker, SR_SIDE_initiator, p->bombers);
}

static void fill_one(sr_known *k, plain *p, uint32_t i)
{
  static const sr_class classes[] = {SR_CLASS_attack,    SR_CLASS_attack, SR_CLASS_attack, SR_CLASS_operation,
                                     SR_CLASS_operation, SR_CLASS_clash,  SR_CLASS_crime,  SR_CLASS_unattributed};
  static const sr_tactic tactics[] = {SR_TACTIC_shooting, SR_TACTIC_ied,      SR_TACTIC_grenade,
                                      SR_TACTIC_ambush,   SR_TACTIC_sabotage, SR_TACTIC_raid};
  static const char *const groups[] = {"Tehreek-e-Taliban Pakistan", "Balochistan Liberation Army",
                                       "Islamic State Khorasan"};
  const town *t = &towns[any(N_TOWNS)];
  unsigned how = any(8);
  char *id = calloc(1, 24), *report = calloc(1, 24);
  *p = (plain){.day = 19358 + (int32_t)any(730), .province = t->province, .cls = classes[any(8)], .exact = any(12) > 0};
  p->status = any(15) ? SR_STATE_occurred : any(2) ? SR_STATE_attempted : SR_STATE_foiled;
  p->withdrawn = any(40) == 0;
  p->district = how > 0 ? t->district : NULL;
  p->town = how > 1 ? t->name : NULL;
  p->civilians = any(3) ? 0 : (int32_t)any(6), p->security = any(3) ? 0 : (int32_t)any(5),
  p->militants = any(3) ? 0 : (int32_t)any(7);
  p->unknown = any(6) ? 0 : (int32_t)any(3), p->injured = any(2) ? 0 : (int32_t)any(12);
  p->militia = p->security ? (int32_t)any((unsigned)p->security + 1) : 0;
  p->criminals = p->militants > 2 && !any(3) ? 1 : 0, p->bombers = p->militants > 3 && any(2) ? 1 : 0;
  int32_t all = p->civilians + p->security + p->militants + p->unknown;
  p->low = all && !any(4) ? 1 : 0, p->high = all && !any(4) ? (int32_t)any(4) : 0;
  snprintf(id, 24, "inc%05u", i);
  snprintf(report, 24, "%08x%08x", i * 2654435761u, i);
  k->id = sr_view_of(id), k->status = p->status, k->cls = p->cls;
  k->tactics[tactics[any(6)]] = true;
  k->date =
      (sr_date){p->day, p->exact ? p->day : p->day + 20, p->exact ? SR_DATEPREC_day : SR_DATEPREC_month, SR_VNULL};
  k->casualties = calloc(8, sizeof *k->casualties);
  k->actors = calloc(2, sizeof *k->actors);
  k->reports = calloc(1, sizeof *k->reports);
  k->reports[0] = sr_view_of(report), k->n_reports = 1, k->n_independent = 1;
  fill_place(k, t, how);
  fill_people(k, p);
  if (any(3) == 0) {
    p->group = groups[any(3)];
    bool attack = p->cls == SR_CLASS_attack;
    k->actors[k->n_actors++] = (sr_actor){.role = attack ? SR_ROLE_initiator : SR_ROLE_target,
                                          .name = sr_view_of(p->group),
                                          .kind = SR_KIND_armed_group,
                                          .certainty = any(2) ? SR_CERTAINTY_claimed : SR_CERTAINTY_stated};
  }
  k->review = p->withdrawn ? SR_REVIEW_withdrawn : SR_REVIEW_none;
}

/* `n` incidents from 1 January 2023 to 30 December 2024. */
static invented invent(uint32_t n)
{
  invented v = {calloc(n, sizeof *v.row), calloc(n, sizeof *v.plain), n};
  invented_state = 7;
  for (uint32_t i = 0; i < n; i++)
    fill_one(&v.row[i], &v.plain[i], i);
  return v;
}

static void forget(invented *v)
{
  for (uint32_t i = 0; i < v->n; i++) {
    free((void *)(uintptr_t)v->row[i].id.ptr);
    free((void *)(uintptr_t)v->row[i].reports[0].ptr);
    free(v->row[i].reports);
    free(v->row[i].actors);
    free(v->row[i].casualties);
  }
  free(v->row);
  free(v->plain);
}

#endif
