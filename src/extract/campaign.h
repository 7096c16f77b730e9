/* Named operations of states and campaigns of armed groups. */
#ifndef SR_EXTRACT_CAMPAIGN_H
#define SR_EXTRACT_CAMPAIGN_H

#include "extract/context.h"

/* Finds the campaigns of the document: out->campaign, one a name, in order of first mention, and sets
 * out->taken of a sentence that only tells of a campaign's approval, launch or end. Names are known ones
 * (data/lexicon/campaign.tsv), "Operation" with a name, or a name in quotes with an apposition ("a renewed
 * anti-terror drive"). Wants out->taken allocated. Evidence: `name`, `status`, `date`. Allocates in the
 * document's arena; thread-safe on documents of their own. */
void sr_campaigns_find(sr_context *c);

#endif
