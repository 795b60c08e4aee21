//===- Schema.cpp - What follows from the schema as a whole ---------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//

#include "IR/Schema.h"
#include "IR/Snapshot.h"

#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/xxhash.h"

using namespace tmc;
using namespace tmc::ir;
using namespace tmc::ir::schema;

//===----------------------------------------------------------------------===//
// The schema is complete
//===----------------------------------------------------------------------===//

namespace {

/// Converts to the type of any field.
struct Anything {
  template <typename T> constexpr operator T() const;
};

/// How many fields \p RowT has: as many as it can be initialised with.
template <typename RowT, typename... A> constexpr unsigned countOfFields() {
  if constexpr (requires { RowT{A()..., Anything()}; })
    return countOfFields<RowT, A..., Anything>();
  else
    return sizeof...(A);
}

template <typename RowT> constexpr unsigned countInSchema() {
  unsigned N = 0;
  forEachField<RowT>([&](const char *, auto, auto) { ++N; });
  return N;
}

#define ROW(ROW)                                                               \
  static_assert(countInSchema<ROW>() == countOfFields<ROW>(),                  \
                "Schema.def lacks a field of " #ROW);                          \
  static_assert(std::is_trivially_copyable_v<ROW>);
#define FIELD(MEMBER, ROLE)
#define END_ROW
#include "IR/Schema.def"

constexpr size_t sizeOfTables() {
  size_t Size = 0;
  forEachTable([&]<typename ListT>(const char *, ListT Tables::*, auto Role) {
    Size += sizeof(ListT);
    using ElementT = std::remove_cvref_t<
        decltype(*rowsOf(std::declval<const ListT &>()).begin())>;
    if constexpr (std::is_same_v<decltype(Role), PoolOf<Rows>>)
      static_assert(HasFields<ElementT>, "Schema.def lacks a ROW");
  });
  return Size;
}
static_assert(sizeOfTables() == sizeof(Tables),
              "Schema.def lacks a table of Program");

} // namespace

//===----------------------------------------------------------------------===//
// Snapshots
//===----------------------------------------------------------------------===//

Snapshot::Snapshot(const Tables &T) : NumEntities(T.Entities.size()) {
  forEachTable([&](const char *, auto Member, auto) {
    Sizes.push_back(static_cast<uint32_t>((T.*Member).size()));
  });
}

void Snapshot::restore(Program &P) const {
  const uint32_t *Size = Sizes.data();
  forEachTable(
      [&](const char *, auto Member, auto) { (P.*Member).truncate(*Size++); });
  if (P.NameAdditions.size() > NumEntities)
    P.NameAdditions.resize(NumEntities);
}

//===----------------------------------------------------------------------===//
// Hashes
//===----------------------------------------------------------------------===//

namespace {

/// Writes what is hashed as bytes, each field in a fixed length.
class Hasher {
public:
  Hasher(const Program &P, bool WithPlaces) : P(P), WithPlaces(WithPlaces) {}

  uint64_t run() {
    forEachTable([&](const char *Text, auto Member, auto) {
      auto Rows = rowsOf(P.*Member);
      number(Rows.size());
      for (const auto &Row : Rows)
        add(Row);
      // The table's hash stands for it.
      uint64_t Own = llvm::xxh3_64bits(Bytes);
      Bytes.clear();
      number(Total);
      text(Text);
      number(Own);
      Total = llvm::xxh3_64bits(Bytes);
      Bytes.clear();
    });
    return Total;
  }

private:
  void number(uint64_t N) {
    uint8_t Raw[8];
    llvm::support::endian::write64le(Raw, N);
    Bytes.append(Raw, Raw + 8);
  }
  void text(llvm::StringRef Text) { number(llvm::xxh3_64bits(Text)); }

  void add(Name N) {
    number(N.isValid());
    text(P.text(N));
  }
  template <typename Tag> void add(Id<Tag> I) { number(I.index()); }
  void add(Slice S) { number(uint64_t(S.Begin) << 32 | S.Count); }
  void add(Range R) {
    if (WithPlaces)
      number(uint64_t(R.Begin.Offset) << 32 | R.End.Offset);
  }
  void add(Type T) {
    number(uint64_t(T.Base) << 1 | T.IsSet);
    number(T.Detail);
  }
  void add(const Value &V) {
    number(uint64_t(V.Tag) << 32 | V.Aux);
    if (V.Tag == ValueTag::String || V.Tag == ValueTag::Endpoint)
      text(P.text(V.name()));
    else
      number(static_cast<uint64_t>(V.Payload));
  }
  template <typename T>
    requires std::is_enum_v<T> || std::is_integral_v<T>
  void add(T N) {
    number(static_cast<uint64_t>(N));
  }
  template <typename RowT>
    requires HasFields<RowT>
  void add(const RowT &Row) {
    forEachField<RowT>(
        [&](const char *, auto Member, auto) { add(Row.*Member); });
  }

  const Program &P;
  bool WithPlaces;
  llvm::SmallVector<uint8_t, 0> Bytes;
  uint64_t Total = 0;
};

} // namespace

uint64_t ir::contentHash(const Program &P, bool WithPlaces) {
  return Hasher(P, WithPlaces).run();
}

//===----------------------------------------------------------------------===//
// Figures
//===----------------------------------------------------------------------===//

std::vector<TableFigures> ir::tableFigures(const Tables &T) {
  std::vector<TableFigures> Out;
  forEachTable([&](const char *Name, auto Member, auto) {
    auto Rows = rowsOf(T.*Member);
    Out.push_back({Name, Rows.size(), Rows.size() * sizeof(Rows[0])});
  });
  return Out;
}
