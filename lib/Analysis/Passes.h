//===- Passes.h - The results of all passes -------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A line for each row of Passes.def, for those who run passes by their row.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_ANALYSIS_PASSES_H
#define TMC_ANALYSIS_PASSES_H

#include "Analysis/Attributes.h"
#include "Analysis/Crossing.h"
#include "Analysis/Exposure.h"
#include "Analysis/Facts.h"
#include "Analysis/Graph.h"
#include "Analysis/Kinds.h"
#include "Analysis/Lineage.h"
#include "Analysis/Nesting.h"
#include "Analysis/Provenance.h"
#include "Analysis/Reachability.h"
#include "Analysis/Scope.h"
#include "Analysis/Shielding.h"

#endif // TMC_ANALYSIS_PASSES_H
