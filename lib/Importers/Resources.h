//===- Resources.h - Resources of a cloud that name each other ------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What plans of Terraform and templates of CloudFormation have in common. A
/// resource is an element, a boundary, or a detail of others: a rule, a role,
/// an attachment. Elements call what they name, also through details; security
/// groups say who may call whom.
///
//===----------------------------------------------------------------------===//

#ifndef TMC_IMPORTERS_RESOURCES_H
#define TMC_IMPORTERS_RESOURCES_H

#include "Importers/Importers.h"

namespace tmc::importers {

/// All instances of a resource: what a loop makes is one.
struct Resource {
  std::string Address; ///< without indices
  std::string Type;
  std::string Title;
  std::string Provider;    ///< the word of the table `Accounts`
  Value *Values = nullptr; ///< of the first instance
  Range At;
  unsigned Instances = 0;
  bool IsDetail = false; ///< if no mapping has the type
  bool IsGroup = false;  ///< a security group: what names it is in it
  bool IsPublic = false; ///< a boundary that the internet reaches
  // What the graph makes of it.
  bool IsZone = false, IsStore = false;
  PartId Part;                    ///< none of a detail
  std::vector<std::string> Names; ///< resources that it names
  std::map<std::string, std::vector<std::string>>
      ByKey; ///< the same, by attribute

  /// Notes that it names \p Other, in its attribute \p Key.
  void name(const std::string &Other, llvm::StringRef Key);
};

class ResourceGraph {
public:
  /// \p Tables is the last name of the package of mappings: `terraform`.
  /// \p Owners are attributes of a detail that say of what it is one.
  ResourceGraph(Import &I, llvm::StringRef Tables,
                llvm::ArrayRef<llvm::StringRef> Owners)
      : I(I), Model(I.Model), Tables(Tables), Owners(Owners) {}

  /// The resource of that address, new if there is none yet.
  Resource &add(const std::string &Address);
  Resource *find(llvm::StringRef Address);
  bool contains(llvm::StringRef Address) const {
    return ByAddress.contains(Address);
  }
  std::deque<Resource> &resources() { return Resources; }

  /// Makes parts of the resources, and flows of what they name. Members of
  /// groups are known from here on.
  void build();
  /// Members of group \p To let in those of group \p From, or anyone if that is
  /// empty.
  void allow(const std::string &From, const std::string &To,
             llvm::StringRef Port, const std::string &Why, Range At);

  /// \p From calls \p To, whatever they name; both are parts.
  void call(const Resource &From, const Resource &To, const std::string &Why,
            Range At) {
    call(From.Part, To.Part, "", Why, At);
  }
  /// Anyone on the internet calls \p To, a part.
  void callFromOutside(const Resource &To, llvm::StringRef Port,
                       const std::string &Why, Range At) {
    call(callers(), To.Part, Port, Why, At);
  }

private:
  std::string table(llvm::StringRef Name) const {
    return Tables.str() + "." + Name.str();
  }
  void declare(Resource &R);
  void settings(Resource &R);
  void set(Resource &R, llvm::StringRef Word, Value &V);
  void names(Resource &R);
  void shareDetails();
  std::vector<Resource *> reachable(Resource &R, bool ThroughGroups);
  void place(Resource &R);
  void calls(Resource &R);
  std::vector<Resource *> members(const std::string &Group);
  void call(PartId From, PartId To, llvm::StringRef Port,
            const std::string &Why, Range At);
  PartId account(const Resource &R);
  PartId callers();

  Import &I;
  ModelWriter &Model;
  llvm::StringRef Tables;
  llvm::ArrayRef<llvm::StringRef> Owners;
  std::deque<Resource> Resources;
  llvm::StringMap<size_t> ByAddress;
  std::map<std::string, PartId> Accounts;
  PartId Internet, Callers;
  llvm::DenseMap<std::pair<uint32_t, uint32_t>, PartId> Flows;
  std::map<std::string, std::vector<Resource *>> MembersOf; ///< by group
};

} // namespace tmc::importers

#endif // TMC_IMPORTERS_RESOURCES_H
