//===- SourceTree.cpp - What a file of another tool says ------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Importers/SourceTree.h"

#include "Importers/TextLanguages.h"

#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/ConvertUTF.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/YAMLParser.h"

using namespace tmc;
using namespace tmc::importers;
using llvm::StringRef;
namespace yaml = llvm::yaml;

Value *Value::find(StringRef Key) const {
  for (const Entry &E : Entries)
    if (E.Key == Key)
      return E.Item;
  return nullptr;
}

std::string SourceTree::where(Loc At, const SourceManager &Sources) const {
  auto Next = llvm::upper_bound(LineStarts, Sources.offsetIn(File, At));
  std::string Out(llvm::sys::path::filename(Path));
  Out += ':';
  Out += std::to_string(Next - LineStarts.begin());
  return Out;
}

namespace {

/// Makes the values of a file of the nodes of LLVM's parser, which finds them
/// one after the other.
class TreeReader {
public:
  TreeReader(FileId File, Diagnostics &Diags, SourceTree &Out,
             const TreeLimits &Limits)
      : File(File), Diags(Diags), Sources(Diags.sources()), Out(Out),
        Limits(Limits), Text(Sources.text(File)) {
    IsJson = Text.ltrim().starts_with("{") || Text.ltrim().starts_with("[");
  }

  bool run();

private:
  Value *convert(yaml::Node *N, unsigned Depth);
  bool convertMap(yaml::MappingNode &N, Value &V, unsigned Depth);
  bool convertList(yaml::SequenceNode &N, Value &V, unsigned Depth);
  Value *alias(yaml::AliasNode &N);
  void scalar(yaml::ScalarNode &N, Value &V);
  void merge(Value &Into, const Value &From, llvm::StringSet<> &Keys);
  bool count(const Value &V);
  Range rangeOf(llvm::SMRange R) const;
  /// Whether the parser has met something that is wrong.
  bool failed();
  void syntaxError(Range At, StringRef Message);
  static void onMessage(const llvm::SMDiagnostic &D, void *Reader);

  FileId File;
  Diagnostics &Diags;
  SourceManager &Sources;
  SourceTree &Out;
  const TreeLimits &Limits;
  StringRef Text;
  bool IsJson = false;
  bool Failed = false;
  uint64_t Total = 0;
  llvm::StringMap<Value *> Anchors;
};

} // namespace

Range TreeReader::rangeOf(llvm::SMRange R) const {
  auto At = [&](llvm::SMLoc L) {
    const char *P = L.getPointer();
    size_t Offset = P && P >= Text.begin() ? P - Text.begin() : 0;
    return Sources.locAt(File, std::min(Offset, Text.size()));
  };
  return {At(R.Start), At(R.End)};
}

void TreeReader::syntaxError(Range At, StringRef Message) {
  if (!Failed)
    Diags.report(diag::ImportSyntax, At)
        << (IsJson ? "JSON" : "YAML") << Message.rtrim(" .\n");
  Failed = true;
}

void TreeReader::onMessage(const llvm::SMDiagnostic &D, void *Reader) {
  auto &R = *static_cast<TreeReader *>(Reader);
  R.syntaxError(R.rangeOf({D.getLoc(), D.getLoc()}), D.getMessage());
}

/// Counts what an alias or a merge brings, before anybody walks through it.
bool TreeReader::count(const Value &V) {
  Total += V.Size;
  if (Total <= Limits.MaxValues)
    return true;
  if (!Failed)
    Diags.report(diag::ImportTooLarge, V.At) << Limits.MaxValues;
  Failed = true;
  return false;
}

void TreeReader::scalar(yaml::ScalarNode &N, Value &V) {
  StringRef Raw = N.getRawValue();
  V.Kind = ValueKind::Scalar;
  V.Quoted = Raw.starts_with("\"") || Raw.starts_with("'");
  // LLVM's YAML does not join the halves of a surrogate pair.
  if (IsJson && V.Quoted) {
    if (llvm::Expected<llvm::json::Value> J = llvm::json::parse(Raw)) {
      if (std::optional<StringRef> S = J->getAsString()) {
        V.Text = Out.keep(*S);
        return;
      }
    } else {
      llvm::consumeError(J.takeError());
    }
  }
  llvm::SmallString<64> Storage;
  StringRef Plain = N.getValue(Storage);
  bool IsInFile = Plain.begin() >= Text.begin() && Plain.end() <= Text.end();
  V.Text = IsInFile ? Plain : Out.keep(Plain);
  if (!V.Quoted && (Plain == "null" || Plain == "~" || Plain.empty()))
    V.Kind = ValueKind::Null;
}

Value *TreeReader::alias(yaml::AliasNode &N) {
  auto It = Anchors.find(N.getName());
  if (It != Anchors.end())
    return count(*It->second) ? It->second : nullptr;
  if (!Failed)
    Diags.report(diag::ImportUnknownAlias,
                 rangeOf({llvm::SMLoc::getFromPointer(N.getName().begin()),
                          llvm::SMLoc::getFromPointer(N.getName().end())}))
        << N.getName();
  Failed = true;
  return nullptr;
}

/// What `<<` brings: entries that the map itself does not have.
void TreeReader::merge(Value &Into, const Value &From,
                       llvm::StringSet<> &Keys) {
  if (From.isList()) {
    for (const Entry &E : From.Entries)
      if (E.Item->isMap())
        merge(Into, *E.Item, Keys);
    return;
  }
  for (const Entry &E : From.Entries)
    if (Keys.insert(E.Key).second)
      Into.Entries.push_back(E);
}

bool TreeReader::convertMap(yaml::MappingNode &N, Value &V, unsigned Depth) {
  V.Kind = ValueKind::Map;
  llvm::StringSet<> Keys;
  std::vector<const Value *> Merged;
  for (yaml::KeyValueNode &Pair : N) {
    yaml::Node *KeyNode = Pair.getKey();
    if (failed() || !KeyNode)
      return false;
    Value *Key = convert(KeyNode, Depth + 1);
    if (!Key)
      return false;
    Value *Item = convert(Pair.getValue(), Depth + 1);
    if (!Item || failed())
      return false;
    V.Size += Item->Size;
    if (Key->Text == "<<" && !Key->Quoted) {
      Merged.push_back(Item);
      continue;
    }
    if (!Keys.insert(Key->Text).second) {
      Diags.report(diag::ImportDuplicate, Key->At) << Key->Text;
      Item->Became = Fate::Lost;
      Item->Why = "its key is there twice";
    }
    V.Entries.push_back({Key->Text, Key->At, Item});
  }
  for (const Value *M : Merged)
    merge(V, *M, Keys);
  return !failed();
}

bool TreeReader::convertList(yaml::SequenceNode &N, Value &V, unsigned Depth) {
  V.Kind = ValueKind::List;
  for (yaml::Node &Child : N) {
    Value *Item = convert(&Child, Depth + 1);
    if (!Item || failed())
      return false;
    V.Size += Item->Size;
    V.Entries.push_back({{}, Item->At, Item});
  }
  return !failed();
}

bool TreeReader::failed() { return Failed; }

Value *TreeReader::convert(yaml::Node *N, unsigned Depth) {
  if (!N || failed())
    return nullptr;
  if (Depth > Limits.MaxDepth) {
    Diags.report(diag::ImportTooDeep, rangeOf(N->getSourceRange()))
        << Limits.MaxDepth;
    Failed = true;
    return nullptr;
  }
  if (auto *A = llvm::dyn_cast<yaml::AliasNode>(N))
    return alias(*A);
  Value &V = Out.Values.emplace_back();
  V.At = rangeOf(N->getSourceRange());
  if (!count(V))
    return nullptr;
  V.Tag = N->getRawTag();
  std::string Anchor = N->getAnchor().str();
  if (auto *S = llvm::dyn_cast<yaml::ScalarNode>(N)) {
    scalar(*S, V);
  } else if (auto *B = llvm::dyn_cast<yaml::BlockScalarNode>(N)) {
    V.Kind = ValueKind::Scalar;
    V.Quoted = true;
    V.Text = Out.keep(B->getValue());
  } else if (auto *M = llvm::dyn_cast<yaml::MappingNode>(N)) {
    if (!convertMap(*M, V, Depth))
      return nullptr;
  } else if (auto *L = llvm::dyn_cast<yaml::SequenceNode>(N)) {
    if (!convertList(*L, V, Depth))
      return nullptr;
  }
  if (!Anchor.empty())
    Anchors[Anchor] = &V;
  return &V;
}

/// Whether \p File is UTF-8; if not, that is reported.
static bool isUtf8(FileId File, Diagnostics &Diags) {
  StringRef Text = Diags.sources().text(File);
  auto *At = reinterpret_cast<const llvm::UTF8 *>(Text.begin());
  const auto *Begin = At, *End = At + Text.size();
  if (llvm::isLegalUTF8String(&At, End))
    return true;
  Loc L = Diags.sources().locAt(File, static_cast<uint32_t>(At - Begin));
  Diags.report(diag::InvalidUtf8, {L, L});
  return false;
}

bool TreeReader::run() {
  llvm::SourceMgr Messages;
  Messages.setDiagHandler(onMessage, this);
  yaml::Stream Stream(Text, Messages, /*ShowColors=*/false);
  for (auto It = Stream.begin(); It != Stream.end(); ++It) {
    yaml::Node *Root = It->getRoot();
    if (!Root || failed())
      break;
    Value *V = convert(Root, 0);
    if (!V || failed() || Stream.failed())
      break;
    if (!V->isNull())
      Out.Documents.push_back(V);
    Anchors.clear();
  }
  if (Stream.failed() && !Failed)
    syntaxError({Sources.start(File), Sources.start(File)},
                "it ends too early");
  return !Failed;
}

namespace {

/// A text language, and how a file in it is recognised and read.
struct SyntaxInfo {
  Syntax Id;
  StringRef Word; ///< of its format
  bool (*Recognises)(StringRef Text);
  bool (*Read)(FileId, Diagnostics &, SourceTree &, const TreeLimits &);
};

constexpr SyntaxInfo Syntaxes[] = {
#define SYNTAX(ID, WORD, RECOGNISER, READER)                                   \
  {Syntax::ID, WORD, RECOGNISER, READER},
#include "Importers/Syntaxes.def"
};

} // namespace

bool importers::readTree(FileId File, Diagnostics &Diags, SourceTree &Out,
                         StringRef FormatWord, const TreeLimits &Limits) {
  Out.File = File;
  Out.Path = Diags.sources().path(File).str();
  if (!isUtf8(File, Diags))
    return false;
  StringRef Text = Diags.sources().text(File);
  Out.LineStarts.push_back(0);
  for (size_t At = Text.find('\n'); At != StringRef::npos;
       At = Text.find('\n', At + 1))
    Out.LineStarts.push_back(static_cast<uint32_t>(At + 1));
  Text.consume_front("\xEF\xBB\xBF");
  if (Text.ltrim().starts_with("<")) {
    Out.Written = Syntax::Xml;
    return readXml(File, Diags, Out, Limits);
  }
  for (const SyntaxInfo &S : Syntaxes)
    if (FormatWord.empty() ? S.Recognises(Text) : S.Word == FormatWord) {
      Out.Written = S.Id;
      return S.Read(File, Diags, Out, Limits);
    }
  return TreeReader(File, Diags, Out, Limits).run();
}
