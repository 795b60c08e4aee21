//===- Describe.h - What every output says in the same words --------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Questions about a finding that more than one output answers: what would
/// help, which tests show it, what a decision says. Returned texts are plain;
/// each output escapes them by its own writer.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_REPORT_DESCRIBE_H
#define TMC_REPORT_DESCRIBE_H

#include "Document/Document.h"
#include "Report/Input.h"
#include "Review/Labels.h"
#include "Review/Remedies.h"

namespace tmc::report {

/// The name of a severity: `High`. For a severity that no enum names, its
/// number.
std::string severityName(const ir::Program &P, unsigned Ordinal);

/// The severity of a finding: `Low`, or `Low (was High)` if a decision
/// overrides what its rule says.
std::string severityText(const ir::Program &P, const rules::Finding &F);

/// What tests showed of a finding: `the test passed (test_Shop.py::test_x,
/// 2027-01-02T10:00:00Z)`. Empty if no result speaks of it.
std::string evidenceText(const rules::FindingSet &All, const rules::Finding &F);

/// How many mitigated findings rest on what, the surest first: `7 by controls,
/// 3 as the model says, 2 as kinds assume`. Empty if there is none.
std::string mitigatedText(const rules::FindingSet &All);
std::string mitigatedText(llvm::ArrayRef<uint32_t> ByBasis);

/// On what a mitigated finding rests that no control or decision silences: ``as
/// kinds assume: `s.backed_up` ``; else empty. A finding that a decision
/// silences against what the model says: that it is so.
std::string basisText(const BackendInput &In, rules::FindingId Id);

/// Of an assumption, what it says and of how much: ``kind `std.web.Https` takes
/// `server_authenticated = true` for granted of 3 flows``.
std::string assumptionText(const BackendInput &In, const review::Assumption &A);

/// `7 findings, up to high`, or with `in sum` where there is more of them.
std::string hiddenText(const BackendInput &In, const review::Assumptions &All,
                       size_t Count, uint8_t Severity);

/// Findings of \p Set in lines for a terminal, indented by six spaces, the
/// worst first and of one severity in the order given: `high: …title…
/// [TM-NET-001 a1b2c3]`. If there are more than \p Max by two or more, the rest
/// is counted.
std::string worstFirst(const BackendInput &In, const rules::FindingSet &Set,
                       llvm::ArrayRef<rules::FindingId> Ids, size_t Max);

/// The line for below the counts: how much is taken for granted, and how to see
/// it. Empty if it is nothing.
std::string grantedLine(const BackendInput &In, const review::Assumptions &All);
/// What is taken for granted, computed; with `--tag` of the things that have
/// one of the tags.
review::Assumptions shownAssumptions(const BackendInput &In);

/// A line that names the packages whose rules the model has use for: ``not in
/// force: the rules about personal data (`Visit`); add `import std.privacy;`
/// ``. Empty if there are none.
std::string packsLine(const BackendInput &In);

/// What a decision is about and what it covers: `stride.Clear on Shop.vpc.** :
/// Database`. Empty parts are left out.
std::string decisionScope(const rules::Engine &E, const ir::Decision &D);

/// Who found it: `a person`, `a person: Ana, review of May 2026`; empty if a
/// rule did.
std::string foundBy(const BackendInput &In, const rules::Finding &F);

/// The number of severities; their ordinals are smaller.
unsigned severityCount(const ir::Program &P);

/// The title of an entity, else its id.
llvm::StringRef entityTitle(const ir::Program &P, ir::EntityId E);

/// Why \p E is out of scope; empty if it is in scope.
llvm::StringRef outOfScopeReason(const rules::Engine &Of, ir::EntityId E);
/// `3 elements and 1 flow`: what is out of scope, in numbers; empty if nothing.
std::string outOfScopeCounts(const rules::Engine &Of);

/// How a kind of flow is called in a picture: its `@label`, else its name.
llvm::StringRef protocolName(const ir::Program &P, ir::KindId K);

/// The address of a reference, or the empty text.
llvm::StringRef refUrl(const ir::Program &P, const ir::Value &Ref);
/// `CWE-319`.
llvm::StringRef refText(const ir::Program &P, const ir::Value &Ref);

/// The property \p Key of a control, rule or decision, or null.
const ir::Property *findProperty(const ir::Program &P, Slice Properties,
                                 llvm::StringRef Key);

/// A value without the quotation marks of the language: a string's text, else
/// as Engine::valueText.
std::string plainValue(const rules::Engine &E, const ir::Value &V);

/// The property \p Key as plain text, or empty.
std::string propertyText(const BackendInput &In, Slice Properties,
                         llvm::StringRef Key);

/// Every property of a decision: `by: Ana; until: 2027-01-01`.
document::Line decisionProperties(const BackendInput &In,
                                  const ir::Decision &D);

/// A link to a place of a source; `source-base` goes before its path. Empty if
/// there is no such place.
document::Line sourceLink(const BackendInput &In, Range Where);

/// The text of a string or endpoint, one that an evaluation made included.
std::string stringText(const rules::Engine &E, const ir::Value &V);
/// The elements of a set or the flows of a path, one that an evaluation made
/// included.
std::vector<ir::Value> setElements(const rules::Engine &E, const ir::Value &V);
/// What goes over flow \p Id, as a label says it: `Pin, returns Ticket`. Only
/// `Pin` if nothing comes back, or the same. Empty if it is not known.
std::string payloadText(const rules::Engine &E, ir::EntityId Id);
/// `also in ops, Back office`: the boundaries in which \p Id stands besides the
/// one that declares it; empty if there are none.
std::string besidesText(const rules::Engine &E, ir::EntityId Id);

/// What rule \p Id says is to be done, in its own words; empty if nothing.
std::string fixText(const ir::Program &P, ir::RuleId Id);

/// ``set `controls = [Tls]` on flow `Shop.route`; or `MutualTls` or 2 more``;
/// at most \p Max are named. Empty if the rule names no control.
std::string remedyText(const BackendInput &In, rules::FindingId Id,
                       unsigned Max);
/// The same of a group: what ends all of its findings; ``set `signed` on flow
/// `Shop.buy` `` if that is an attribute.
std::string remedyText(const BackendInput &In, const review::Cause &Cause,
                       unsigned Max);

/// ``` `f.encrypted` is false (kind `std.web.Http` sets it)```.
std::string atomText(const review::Atom &A);

/// The atoms that decided a finding: those of `where`, then those of the
/// `unless` clauses, without duplicates. If there are more than \p Max, half of
/// them are of each, as far as there are so many.
struct DecidingAtoms {
  std::vector<const review::Atom *> Shown;
  size_t More = 0; ///< how many were left out
};
DecidingAtoms decidingAtoms(const review::Explanation &Why,
                            size_t Max = ~size_t(0));

/// `7 questions, 31 answers`; the answers only if there are more.
std::string questionCounts(llvm::ArrayRef<review::RankedQuestion> Qs);
/// What \p Q asks for, and of which things: each once.
std::vector<ir::AttrId> askedAttributes(const review::RankedQuestion &Q);
std::vector<ir::EntityId> askedThings(const review::RankedQuestion &Q);
/// The values of the enum of \p A that \p Choices names: `RunsCommands,
/// ParsesXml`.
std::string membersText(const ir::Program &P, const ir::Attr &A,
                        llvm::ArrayRef<uint32_t> Choices);
/// What to write where to answer \p Q: `` `encrypted = …;` in flow `Shop.buy`
/// ``, with \p Quote around code.
std::string answerIn(const ir::Program &P, const review::RankedQuestion &Q,
                     llvm::StringRef Quote = "`");

/// Questions, a row each: what is asked, how it is answered, what that settles.
document::DataTable questionTable(const BackendInput &In,
                                  llvm::ArrayRef<review::RankedQuestion> Qs);

/// What can stand after the `=` of attribute \p A: `true or false`, the values
/// of an enum, a type; of a set, a list of them.
std::string choicesText(const ir::Program &P, const ir::Attr &A);

} // namespace tmc::report

#endif // TMC_REPORT_DESCRIBE_H
