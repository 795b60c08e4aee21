//===- PackImage.cpp - Packs in one file ----------------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "Compiler/PackImage.h"

#include "AST/Serialize.h"
#include "AST/Typed.h"
#include "IR/Verify.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/BLAKE3.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/Path.h"

using namespace tmc;
using namespace tmc::compiler;
using llvm::StringRef;

//===----------------------------------------------------------------------===//
// The bytes
//===----------------------------------------------------------------------===//
// All numbers are of 32 bits, the lowest byte first:
//
//   magic (8 bytes), checksum of all that follows (32 bytes), version of the
//   form, length of the library's hash, number of files; the hash; for each
//   file, in the order of their paths, the lengths of path, text and tree; then
//   path, text and tree of each.
//
// Nothing behind the version is looked at before the version is.

static constexpr StringRef Magic = "\x89tmcpack";
static constexpr size_t ChecksumSize = 32;
static constexpr size_t Head = Magic.size() + ChecksumSize;
static constexpr uint32_t FormVersion = 1;

static std::string checksum(StringRef Bytes) {
  auto Hash = llvm::BLAKE3::hash<ChecksumSize>(
      llvm::arrayRefFromStringRef(Bytes.drop_front(Head)));
  return llvm::toStringRef(Hash).str();
}

static void addNumber(std::string &Out, size_t N) {
  char Bytes[4];
  llvm::support::endian::write32le(Bytes, static_cast<uint32_t>(N));
  Out.append(Bytes, sizeof(Bytes));
}

void compiler::sealPackImage(std::string &Bytes) {
  if (Bytes.size() >= Head)
    Bytes.replace(Magic.size(), ChecksumSize, checksum(Bytes));
}

std::string compiler::writePackImage(std::vector<PackFile> Files,
                                     StringRef Library) {
  llvm::sort(Files, [](const PackFile &A, const PackFile &B) {
    return A.Path < B.Path;
  });
  std::string Out = Magic.str();
  Out.append(ChecksumSize, '\0');
  addNumber(Out, FormVersion);
  addNumber(Out, Library.size());
  addNumber(Out, Files.size());
  Out += Library;
  for (const PackFile &F : Files)
    for (size_t Size : {F.Path.size(), F.Text.size(), F.Tree.size()})
      addNumber(Out, Size);
  for (const PackFile &F : Files) {
    Out += F.Path;
    Out += F.Text;
    Out += F.Tree;
  }
  sealPackImage(Out);
  return Out;
}

namespace {

/// Reads an image. Each step says what is wrong with the bytes.
class ImageFile {
public:
  ImageFile(StringRef Bytes, StringRef Library, StringRef Path,
            Diagnostics &Diags)
      : Bytes(Bytes), Left(Bytes), Library(Library), Path(Path), Diags(Diags) {}

  std::optional<std::vector<PackFile>> read() {
    if (!readHead() || !readFiles())
      return std::nullopt;
    return std::move(Files);
  }

private:
  bool bad(const llvm::Twine &Why) {
    Diags.report(diag::BadPackImage) << Path << Why;
    return false;
  }
  bool short_() { return bad("it ends too soon"); }

  std::optional<uint32_t> number() {
    if (Left.size() < 4)
      return std::nullopt;
    uint32_t N = llvm::support::endian::read32le(Left.data());
    Left = Left.drop_front(4);
    return N;
  }
  std::optional<StringRef> take(uint64_t Size) {
    if (Left.size() < Size)
      return std::nullopt;
    StringRef Out = Left.take_front(Size);
    Left = Left.drop_front(Size);
    return Out;
  }

  bool readHead() {
    if (!Left.consume_front(Magic))
      return bad("it does not begin as one");
    std::optional<StringRef> Sum = take(ChecksumSize);
    std::optional<uint32_t> Version = Sum ? number() : std::nullopt;
    if (!Version)
      return short_();
    if (*Version != FormVersion) {
      Diags.report(diag::OtherPackImage)
          << Path
          << "in form " + llvm::Twine(*Version) +
                 " of images, and this tmc reads form " +
                 llvm::Twine(FormVersion);
      return false;
    }
    if (*Sum != checksum(Bytes))
      return bad("its checksum does not fit, so that it was cut off, damaged "
                 "or changed");
    std::optional<uint32_t> Length = number();
    Count = number().value_or(0);
    std::optional<StringRef> Made = Length ? take(*Length) : std::nullopt;
    if (!Made)
      return short_();
    constexpr size_t Digits = 12;
    if (*Made != Library) {
      bool IsHash = llvm::all_of(*Made, llvm::isHexDigit);
      Diags.report(diag::OtherPackImage)
          << Path
          << "for another version of the library" +
                 (IsHash ? ", " + Made->take_front(Digits).str() : "") +
                 "; that of this tmc is " + Library.take_front(Digits).str();
      return false;
    }
    return true;
  }

  bool readFiles() {
    constexpr uint64_t RowSize = 12;
    if (uint64_t(Count) * RowSize > Left.size())
      return short_();
    std::vector<std::array<uint32_t, 3>> Sizes(Count);
    for (auto &Row : Sizes)
      for (uint32_t &Size : Row)
        Size = *number();
    for (const auto &[PathSize, TextSize, TreeSize] : Sizes) {
      std::optional<StringRef> Parts[3] = {take(PathSize), take(TextSize),
                                           take(TreeSize)};
      if (!llvm::all_of(Parts, [](const auto &P) { return P.has_value(); }))
        return short_();
      if (!readFile(*Parts[0], *Parts[1], *Parts[2]))
        return false;
    }
    return Left.empty() || bad("it does not end where it should");
  }

  bool readFile(StringRef Name, StringRef Text, StringRef Tree) {
    // A path out of the image would hide a file of someone else's.
    auto IsPart = [](StringRef Part) {
      return !Part.empty() && llvm::all_of(Part, [](char C) {
        return llvm::isAlnum(C) || C == '_' || (C & 0x80) != 0;
      });
    };
    StringRef Stem = Name;
    if (!Stem.consume_back(".tm") ||
        !llvm::all_of(llvm::split(Stem, '/'), IsPart))
      return bad("it has a file that is not named like a package");
    if (!Files.empty() && !(Files.back().Path < Name))
      return bad("its files are not in order");
    if (Text.size() > parse::ParseLimits().MaxFileSize)
      return bad("`" + Name + "` in it is larger than a source may be");
    Interner Names;
    std::optional<ast::Tree> Read =
        ast::deserialize(Tree, FileId::none(), Names);
    if (!Read || !ast::isWellFormed(*Read, Text, Names))
      return bad("what it has of `" + Name + "` is not a tree of its text");
    Files.push_back({Name.str(), Text, Tree});
    return true;
  }

  StringRef Bytes, Left, Library, Path;
  Diagnostics &Diags;
  uint32_t Count = 0;
  std::vector<PackFile> Files;
};

} // namespace

std::optional<std::vector<PackFile>>
compiler::readPackImage(StringRef Bytes, StringRef Library, StringRef Path,
                        Diagnostics &Diags) {
  return ImageFile(Bytes, Library, Path, Diags).read();
}

//===----------------------------------------------------------------------===//
// Building
//===----------------------------------------------------------------------===//

/// Where an import looks for the package \p Name.
static std::string packagePath(StringRef Name) {
  std::string Out = Name.str();
  std::replace(Out.begin(), Out.end(), '.', '/');
  return Out + ".tm";
}

std::string compiler::buildPackImage(Session &S,
                                     llvm::ArrayRef<std::string> Paths,
                                     llvm::ArrayRef<std::string> IncludePaths,
                                     Diagnostics &Diags) {
  CompilationOptions O;
  O.IncludePaths = IncludePaths.vec();
  for (const std::string &Path : Paths) {
    if (S.checkFolder(Path)) {
      O.Inputs.push_back(Path); // a file, or what is said when it is opened
      continue;
    }
    std::vector<std::string> Found = S.filesBelow(Path, ".tm");
    if (Found.empty())
      Diags.report(diag::NotAPack)
          << Path << "has no file that ends with `.tm`";
    llvm::append_range(O.Inputs, Found);
    // They may import each other.
    O.IncludePaths.push_back(Path);
  }
  llvm::sort(O.Inputs);
  O.Inputs.erase(llvm::unique(O.Inputs), O.Inputs.end());
  if (Diags.hasErrors())
    return {};
  std::vector<std::string> Inputs = O.Inputs;
  Compilation C(S, std::move(O), Diags);
  const ir::Program *P = C.program();
  if (!P || !ir::verify(*P, Diags))
    return {};

  std::vector<std::string> Trees;
  std::vector<PackFile> Files;
  llvm::StringMap<std::string> By; ///< by path in the image: where it is from
  for (sema::ModuleId Root : C.modules()->Roots) {
    const sema::Module &M = C.modules()->Modules[Root];
    std::string Shown = C.sources().path(M.File).str();
    auto Refuse = [&](const llvm::Twine &Why) {
      Diags.report(diag::NotAPack) << Shown << Why;
    };
    std::string Name = C.names().text(M.Package).str();
    auto [It, New] = By.try_emplace(packagePath(Name), Shown);
    if (!M.HasPackage)
      Refuse("has no `package` line; without one nothing can import it");
    else if (M.HasSystem)
      Refuse("has a system, which belongs to a model");
    else if (StringRef(Name).starts_with("std."))
      Refuse("is of package `" + Name + "`, and `std` is the library's");
    else if (!New)
      Refuse("is of package `" + Name + "`, as is `" + It->second +
             "`; an import finds one of them");
    Trees.push_back(ast::serialize(M.tree(), C.names()));
    Files.push_back({packagePath(Name), C.sources().text(M.File), {}});
  }
  if (Diags.hasErrors())
    return {};
  for (size_t I = 0; I < Files.size(); ++I)
    Files[I].Tree = Trees[I];
  return writePackImage(std::move(Files), embeddedVersion());
}

//===----------------------------------------------------------------------===//
// Loading
//===----------------------------------------------------------------------===//

/// Lets \p S have the files of the image at \p Path, as if it were a folder.
static bool openImage(Session &S, StringRef Path, Diagnostics &Diags) {
  llvm::ErrorOr<SourceFile> File = S.read(Path);
  if (!File) {
    Diags.report(diag::NoSuchFolder) << Path << File.getError().message();
    return false;
  }
  std::optional<std::vector<PackFile>> Files =
      readPackImage(File->What->text(), embeddedVersion(), Path, Diags);
  if (!Files)
    return false;
  for (const PackFile &F : *Files) {
    llvm::SmallString<128> Place(Path);
    llvm::sys::path::append(Place, F.Path);
    S.setParsedBuffer(Place, F.Text, F.Tree);
  }
  return true;
}

bool compiler::openIncludePaths(Session &S, std::vector<std::string> &Paths,
                                Diagnostics &Diags) {
  std::vector<std::string> Out;
  bool Ok = true;
  for (const std::string &Path : Paths) {
    Out.push_back(Path);
    std::error_code E = S.checkFolder(Path);
    if (!E) {
      // What stands in the folder itself comes first.
      for (std::string &Image : S.filesIn(Path, PackImageEnding)) {
        Ok &= openImage(S, Image, Diags);
        Out.push_back(std::move(Image));
      }
    } else if (E == std::errc::not_a_directory &&
               StringRef(Path).ends_with(PackImageEnding)) {
      Ok &= openImage(S, Path, Diags);
    } else {
      Diags.report(diag::NoSuchFolder) << Path << E.message();
      Ok = false;
    }
  }
  Paths = std::move(Out);
  return Ok;
}
