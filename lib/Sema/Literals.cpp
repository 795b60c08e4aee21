//===- Literals.cpp - Reading numbers, dates, durations, endpoints --------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Basic/Regex.h"
#include "Sema/Expressions.h"

#include "llvm/ADT/StringExtras.h"

#include <algorithm>

using namespace tmc;
using namespace tmc::sema;
using llvm::StringRef;

std::optional<int64_t> sema::parseDuration(StringRef Text) {
  uint64_t N = 0;
  if (Text.consumeInteger(10, N))
    return std::nullopt;
  struct Unit {
    StringRef Text;
    int64_t Seconds;
  };
  static constexpr Unit Units[] = {{"s", 1},       {"m", 60},    {"min", 60},
                                   {"h", 3600},    {"d", 86400}, {"w", 604800},
                                   {"y", 31536000}};
  for (const Unit &U : Units)
    if (Text == U.Text) {
      if (N > static_cast<uint64_t>(INT64_MAX / U.Seconds))
        return std::nullopt;
      return static_cast<int64_t>(N) * U.Seconds;
    }
  return std::nullopt;
}

std::string sema::unitMeant(StringRef Text) {
  StringRef Number = Text.take_while(llvm::isDigit);
  std::string Unit = Text.drop_front(Number.size()).lower();
  static constexpr StringRef Words[][2] = {
      {"sec", "s"},  {"second", "s"}, {"minute", "m"},
      {"hr", "h"},   {"hour", "h"},   {"day", "d"},
      {"week", "w"}, {"yr", "y"},     {"year", "y"},
  };
  if (Unit.size() > 1 && Unit.back() == 's')
    Unit.pop_back();
  for (const auto &[Word, Short] : Words)
    if (Unit == Word && parseDuration((Number + Short).str()))
      return (Number + Short).str();
  return {};
}

std::optional<int64_t> sema::parseDate(StringRef Text) {
  int Y = 0, Mo = 0, D = 0;
  // A sign would be read as part of a number.
  if (Text.size() != 10 || Text[4] != '-' || Text[7] != '-' ||
      Text.count('-') != 2 || Text.substr(0, 4).getAsInteger(10, Y) ||
      Text.substr(5, 2).getAsInteger(10, Mo) ||
      Text.substr(8, 2).getAsInteger(10, D))
    return std::nullopt;
  static constexpr int Days[] = {31, 28, 31, 30, 31, 30,
                                 31, 31, 30, 31, 30, 31};
  bool Leap = (Y % 4 == 0 && Y % 100 != 0) || Y % 400 == 0;
  if (Mo < 1 || Mo > 12 || D < 1 ||
      D > Days[Mo - 1] + (Mo == 2 && Leap ? 1 : 0))
    return std::nullopt;
  // Days from the civil date: H. Hinnant, "chrono-Compatible Low-Level Date
  // Algorithms", days_from_civil.
  int64_t Year = Mo <= 2 ? Y - 1 : Y;
  int64_t Era = (Year >= 0 ? Year : Year - 399) / 400;
  int64_t YearOfEra = Year - Era * 400;
  int64_t DayOfYear = (153 * (Mo + (Mo > 2 ? -3 : 9)) + 2) / 5 + D - 1;
  int64_t DayOfEra =
      YearOfEra * 365 + YearOfEra / 4 - YearOfEra / 100 + DayOfYear;
  return Era * 146097 + DayOfEra - 719468;
}

bool sema::isEndpoint(StringRef Text) {
  StringRef Rest = Text;
  size_t Scheme = Rest.find("://");
  if (Scheme != StringRef::npos) {
    StringRef S = Rest.take_front(Scheme);
    if (S.empty() || !llvm::isAlpha(S[0]) || !llvm::all_of(S, [](char C) {
          return llvm::isAlnum(C) || C == '+' || C == '-' || C == '.';
        }))
      return false;
    Rest = Rest.drop_front(Scheme + 3);
  }
  Rest = Rest.take_until([](char C) { return C == '/' || C == '?'; });
  StringRef Port;
  if (Rest.starts_with("[")) { // an IPv6 address
    size_t End = Rest.find(']');
    if (End == StringRef::npos || End == 1)
      return false;
    StringRef After = Rest.drop_front(End + 1);
    if (!After.empty() && (!After.consume_front(":") || After.empty()))
      return false;
    Port = After;
    Rest = Rest.take_front(End + 1);
  } else {
    auto [Host, P] = Rest.split(':');
    if (Host.size() != Rest.size() && P.empty())
      return false;
    Port = P;
    Rest = Host;
    if (Rest.empty() || !llvm::all_of(Rest, [](char C) {
          return llvm::isAlnum(C) || C == '.' || C == '-' || C == '_' ||
                 C == '*' || static_cast<unsigned char>(C) >= 0x80;
        }))
      return false;
  }
  if (Port.empty())
    return true;
  unsigned N = 0;
  return !Port.getAsInteger(10, N) && N >= 1 && N <= 65535;
}

/// The place of bytes \p Begin to \p End of the text of a literal that is
/// written as \p Written at \p Where. Where text and source differ in more
/// than escapes, as in an indented text block, it is all of the literal.
static Range insideLiteral(StringRef Text, StringRef Written, Range Where,
                           size_t Begin, size_t End) {
  auto At = [&](size_t First, size_t Last) {
    return Range{{Where.Begin.Offset + static_cast<uint32_t>(First)},
                 {Where.Begin.Offset + static_cast<uint32_t>(Last)}};
  };
  if (Written.starts_with("\"\"\"")) {
    if (Written.size() != Text.size() + 6)
      return Where;
    return At(Begin + 3, End + 3);
  }
  // Which byte of the source each byte of the text comes from.
  std::vector<uint32_t> From;
  size_t I = 1;
  while (I + 1 < Written.size()) {
    size_t First = I, Bytes = 1;
    if (Written[I] != '\\') {
      ++I;
    } else if (Written[I + 1] == 'u') {
      uint32_t Code = 0;
      size_t Close = Written.find('}', I);
      Written.slice(I + 3, Close).getAsInteger(16, Code);
      Bytes = Code < 0x80 ? 1 : Code < 0x800 ? 2 : Code < 0x10000 ? 3 : 4;
      I = Close + 1;
    } else {
      I += 2;
    }
    From.insert(From.end(), Bytes, static_cast<uint32_t>(First));
  }
  From.push_back(static_cast<uint32_t>(I));
  if (From.size() != Text.size() + 1)
    return Where;
  return At(From[Begin],
            From[std::min(std::max(End, Begin + 1), From.size() - 1)]);
}

bool ExprBuilder::checkRegex(ir::ExprId E, ast::NodeId Arg) {
  ast::NodeId N = node::Argument(T, Arg).expression();
  if (T.kind(N) != ast::NodeKind::StringLit ||
      P.Exprs[E].Op != ir::ExprOp::Const) {
    C.Diags.report(diag::RegexNotConstant, rangeOf(N));
    return false;
  }
  Regex::Error Why;
  StringRef Text = textOf(N);
  if (Regex::compile(Text, Why))
    return true;
  Range Where = rangeOf(N);
  FileId F = C.Sources.fileOf(Where.Begin);
  StringRef Written =
      F ? C.Sources.text(F).slice(C.Sources.offsetIn(F, Where.Begin),
                                  C.Sources.offsetIn(F, Where.End))
        : StringRef();
  C.Diags.report(diag::BadRegex,
                 insideLiteral(Text, Written, Where, Why.Begin, Why.End))
      << Why.Message;
  return false;
}

ir::Value sema::makeSet(ir::Program &P, std::vector<ir::Value> Elements) {
  std::sort(Elements.begin(), Elements.end());
  Elements.erase(std::unique(Elements.begin(), Elements.end()), Elements.end());
  ir::Value V;
  V.Tag = ir::ValueTag::Set;
  V.Aux = static_cast<uint32_t>(P.SetElements.size());
  V.Payload = static_cast<int64_t>(Elements.size());
  P.SetElements.insert(P.SetElements.end(), Elements.begin(), Elements.end());
  return V;
}
