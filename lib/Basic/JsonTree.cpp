//===- JsonTree.cpp - JSON of strangers, with places ----------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Basic/JsonTree.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ConvertUTF.h"

using namespace tmc;
using llvm::StringRef;

//===----------------------------------------------------------------------===//
// Reading
//===----------------------------------------------------------------------===//

namespace {

/// What was expected where the text is not JSON, in the order of the words of
/// TM2101.
enum class Missing : uint8_t {
  Value,
  Key,
  Colon,
  CommaOrBracket,
  CommaOrBrace,
  Quote,
  End,
  Escape,
  Digit,
  PlainCharacter,
};

} // namespace

namespace tmc {

/// Goes through the text once. The depth of its recursion is bounded.
class JsonTreeReader {
public:
  JsonTreeReader(JsonTree &Out, Diagnostics &Diags, const JsonLimits &Limits)
      : Out(Out), Diags(Diags), Limits(Limits), Text(Out.Text) {}

  bool document() {
    if (!value(0))
      return false;
    blanks();
    return At == Text.size() || fail(Missing::End);
  }

private:
  bool fail(Missing What) {
    Loc Here{Out.Start.Offset + static_cast<uint32_t>(At)};
    Diags.report(diag::JsonSyntax, Here)
        .add(DiagArg::number(static_cast<uint64_t>(What)));
    return false;
  }
  void blanks() {
    while (At < Text.size() && (Text[At] == ' ' || Text[At] == '\n' ||
                                Text[At] == '\r' || Text[At] == '\t'))
      ++At;
  }
  bool eat(char C) {
    if (At == Text.size() || Text[At] != C)
      return false;
    ++At;
    return true;
  }
  bool open(JsonKind Kind, uint32_t &Index);
  void close(uint32_t Index) {
    Out.Nodes[Index].End = static_cast<uint32_t>(At);
    Out.Nodes[Index].Next = static_cast<uint32_t>(Out.Nodes.size());
  }
  bool value(unsigned Depth);
  bool list(unsigned Depth);
  bool map(unsigned Depth);
  bool string();
  bool escape();
  bool number();
  bool digits();
  bool word(StringRef Word, JsonKind Kind);

  JsonTree &Out;
  Diagnostics &Diags;
  const JsonLimits &Limits;
  StringRef Text;
  size_t At = 0;
};

} // namespace tmc

bool JsonTreeReader::open(JsonKind Kind, uint32_t &Index) {
  if (Out.Nodes.size() >= Limits.MaxValues) {
    Diags.report(diag::JsonTooLarge,
                 Loc{Out.Start.Offset + static_cast<uint32_t>(At)})
        << Limits.MaxValues;
    return false;
  }
  Index = static_cast<uint32_t>(Out.Nodes.size());
  JsonTree::Node N;
  N.Begin = static_cast<uint32_t>(At);
  N.Kind = Kind;
  Out.Nodes.push_back(N);
  return true;
}

bool JsonTreeReader::value(unsigned Depth) {
  blanks();
  if (Depth > Limits.MaxDepth) {
    Diags.report(diag::JsonTooDeep,
                 Loc{Out.Start.Offset + static_cast<uint32_t>(At)})
        << Limits.MaxDepth;
    return false;
  }
  switch (At < Text.size() ? Text[At] : '\0') {
  case '{':
    return map(Depth);
  case '[':
    return list(Depth);
  case '"':
    return string();
  case 't':
    return word("true", JsonKind::Boolean);
  case 'f':
    return word("false", JsonKind::Boolean);
  case 'n':
    return word("null", JsonKind::Null);
  default:
    return number();
  }
}

bool JsonTreeReader::word(StringRef Word, JsonKind Kind) {
  if (!Text.substr(At).starts_with(Word))
    return fail(Missing::Value);
  uint32_t Index;
  if (!open(Kind, Index))
    return false;
  At += Word.size();
  close(Index);
  return true;
}

bool JsonTreeReader::digits() {
  size_t Begin = At;
  while (At < Text.size() && llvm::isDigit(Text[At]))
    ++At;
  return At != Begin;
}

bool JsonTreeReader::number() {
  if (At == Text.size() || (Text[At] != '-' && !llvm::isDigit(Text[At])))
    return fail(Missing::Value);
  uint32_t Index;
  if (!open(JsonKind::Number, Index))
    return false;
  eat('-');
  if (!eat('0') && !digits())
    return fail(Missing::Digit);
  if (eat('.') && !digits())
    return fail(Missing::Digit);
  if (eat('e') || eat('E')) {
    if (!eat('+'))
      eat('-');
    if (!digits())
      return fail(Missing::Digit);
  }
  close(Index);
  return true;
}

/// Behind a backslash.
bool JsonTreeReader::escape() {
  if (eat('u')) {
    for (unsigned I = 0; I < 4; ++I, ++At)
      if (At == Text.size() || !llvm::isHexDigit(Text[At]))
        return fail(Missing::Escape);
    return true;
  }
  if (At == Text.size() || !StringRef("\"\\/bfnrt").contains(Text[At]))
    return fail(Missing::Escape);
  ++At;
  return true;
}

bool JsonTreeReader::string() {
  uint32_t Index;
  if (!open(JsonKind::String, Index))
    return false;
  ++At;
  for (;;) {
    while (At < Text.size() && Text[At] != '"' && Text[At] != '\\' &&
           static_cast<unsigned char>(Text[At]) >= 0x20)
      ++At;
    if (At == Text.size())
      return fail(Missing::Quote);
    if (eat('"'))
      break;
    if (!eat('\\'))
      return fail(Missing::PlainCharacter);
    Out.Nodes[Index].Escaped = true;
    if (!escape())
      return false;
  }
  close(Index);
  return true;
}

bool JsonTreeReader::list(unsigned Depth) {
  uint32_t Index;
  if (!open(JsonKind::List, Index))
    return false;
  ++At;
  blanks();
  if (!eat(']')) {
    do {
      if (!value(Depth + 1))
        return false;
      blanks();
    } while (eat(','));
    if (!eat(']'))
      return fail(Missing::CommaOrBracket);
  }
  close(Index);
  return true;
}

bool JsonTreeReader::map(unsigned Depth) {
  uint32_t Index;
  if (!open(JsonKind::Map, Index))
    return false;
  ++At;
  blanks();
  if (!eat('}')) {
    do {
      blanks();
      if (At == Text.size() || Text[At] != '"')
        return fail(Missing::Key);
      if (!string())
        return false;
      blanks();
      if (!eat(':'))
        return fail(Missing::Colon);
      if (!value(Depth + 1))
        return false;
      blanks();
    } while (eat(','));
    if (!eat('}'))
      return fail(Missing::CommaOrBrace);
  }
  close(Index);
  return true;
}

bool JsonTree::read(FileId File, Diagnostics &Diags, const JsonLimits &Limits) {
  Nodes.clear();
  Text = Diags.sources().text(File);
  Start = Diags.sources().start(File);
  auto *At = reinterpret_cast<const llvm::UTF8 *>(Text.begin());
  const auto *Begin = At, *End = At + Text.size();
  if (!llvm::isLegalUTF8String(&At, End)) {
    Diags.report(diag::InvalidUtf8,
                 Loc{Start.Offset + static_cast<uint32_t>(At - Begin)});
    return false;
  }
  if (Text.consume_front("\xEF\xBB\xBF"))
    Start.Offset += 3;
  if (JsonTreeReader(*this, Diags, Limits).document())
    return true;
  Nodes.clear();
  return false;
}

//===----------------------------------------------------------------------===//
// Values
//===----------------------------------------------------------------------===//

/// The four hexadecimal digits at the begin of \p Text, which has them.
static uint32_t takeUnit(StringRef &Text) {
  uint32_t Unit = 0;
  Text.take_front(4).getAsInteger(16, Unit);
  Text = Text.drop_front(4);
  return Unit;
}

static void appendUtf8(std::string &Out, uint32_t Letter) {
  char Buffer[UNI_MAX_UTF8_BYTES_PER_CODE_POINT];
  char *End = Buffer;
  if (llvm::ConvertCodePointToUTF8(Letter, End))
    Out.append(Buffer, End);
  else
    Out += "\xEF\xBF\xBD";
}

/// Takes an escape off \p Text, which begins behind its backslash. Half of a
/// surrogate pair is no character, and becomes U+FFFD.
static void appendEscape(std::string &Out, StringRef &Text) {
  char C = Text.front();
  Text = Text.drop_front();
  constexpr StringRef Letters = "bfnrt";
  if (size_t I = Letters.find(C); I != StringRef::npos) {
    Out += "\b\f\n\r\t"[I];
    return;
  }
  if (C != 'u') {
    Out += C;
    return;
  }
  uint32_t Unit = takeUnit(Text);
  if (Unit >= 0xD800 && Unit < 0xDC00 && Text.starts_with("\\u")) {
    StringRef After = Text.drop_front(2);
    uint32_t Low = takeUnit(After);
    if (Low >= 0xDC00 && Low < 0xE000) {
      Unit = 0x10000 + ((Unit - 0xD800) << 10) + (Low - 0xDC00);
      Text = After;
    }
  }
  appendUtf8(Out, Unit);
}

StringRef JsonTree::decoded(uint32_t Index) const {
  const Node &N = Nodes[Index];
  StringRef Inside = raw(N).drop_front().drop_back();
  if (!N.Escaped)
    return Inside;
  StringRef &Known = Decoded[Index];
  if (Known.data())
    return Known;
  std::string Out;
  while (!Inside.empty()) {
    size_t Plain = std::min(Inside.find('\\'), Inside.size());
    Out += Inside.take_front(Plain);
    Inside = Inside.drop_front(Plain);
    if (Inside.consume_front("\\"))
      appendEscape(Out, Inside);
  }
  Known = Texts.emplace_back(std::move(Out));
  return Known;
}

JsonKind JsonValue::kind() const {
  return Tree ? Tree->Nodes[Index].Kind : JsonKind::Null;
}

Range JsonValue::place() const {
  if (!Tree)
    return {};
  const JsonTree::Node &N = Tree->Nodes[Index];
  return {Loc{Tree->Start.Offset + N.Begin}, Loc{Tree->Start.Offset + N.End}};
}

StringRef JsonValue::text() const {
  return is(JsonKind::String) ? Tree->decoded(Index) : StringRef();
}

std::optional<uint64_t> JsonValue::number() const {
  uint64_t N;
  if (!is(JsonKind::Number) ||
      Tree->raw(Tree->Nodes[Index]).getAsInteger(10, N) ||
      N > (uint64_t(1) << 53))
    return std::nullopt;
  return N;
}

bool JsonValue::isTrue() const {
  return is(JsonKind::Boolean) && Tree->raw(Tree->Nodes[Index]) == "true";
}

JsonValue JsonValue::find(StringRef Key) const {
  if (!is(JsonKind::Map))
    return {};
  const uint32_t End = Tree->Nodes[Index].Next;
  for (uint32_t I = Index + 1; I < End; I = Tree->Nodes[I + 1].Next)
    if (Tree->decoded(I) == Key)
      return {Tree, I + 1};
  return {};
}

void JsonValue::items(llvm::function_ref<void(JsonValue)> Fn) const {
  if (!is(JsonKind::List))
    return;
  const uint32_t End = Tree->Nodes[Index].Next;
  for (uint32_t I = Index + 1; I < End; I = Tree->Nodes[I].Next)
    Fn({Tree, I});
}

void JsonValue::members(
    llvm::function_ref<void(StringRef, JsonValue)> Fn) const {
  if (!is(JsonKind::Map))
    return;
  const uint32_t End = Tree->Nodes[Index].Next;
  for (uint32_t I = Index + 1; I < End; I = Tree->Nodes[I + 1].Next)
    Fn(Tree->decoded(I), {Tree, I + 1});
}

size_t JsonValue::size() const {
  size_t N = 0;
  items([&](JsonValue) { ++N; });
  members([&](StringRef, JsonValue) { ++N; });
  return N;
}
