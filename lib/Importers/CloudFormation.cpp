//===- CloudFormation.cpp - Templates of CloudFormation and SAM -----------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A template has resources by their logical ids. They name each other by
/// `Ref`, `Fn::GetAtt` and `Fn::Sub`, which YAML also writes as tags, and those
/// of other templates by what these export. Transforms of SAM are not expanded:
/// its types are mapped as they are, and an event is what calls a function.
///
//===----------------------------------------------------------------------===//

#include "Importers/Formats.h"
#include "Importers/Resources.h"

#include "llvm/ADT/STLExtras.h"

using namespace tmc;
using namespace tmc::importers;
using llvm::StringRef;

bool importers::isCloudFormation(const SourceTree &Tree) {
  if (Tree.Documents.empty())
    return false;
  const Value *Top = Tree.Documents[0];
  const Value *All = Top->find("Resources");
  return All && All->isMap() &&
         (Top->find("AWSTemplateFormatVersion") || Top->find("Transform") ||
          llvm::any_of(All->Entries, [](const Entry &E) {
            const Value *Type =
                E.Item->isMap() ? E.Item->find("Type") : nullptr;
            return Type && Type->isScalar() && Type->Text.starts_with("AWS::");
          }));
}

namespace {

constexpr StringRef NotHeld = "no setting of the language says it";

/// Attributes of a detail that say of what it is one.
constexpr StringRef Owners[] = {
    "Roles",           "Role",        "RestApiId",    "ApiId",
    "LoadBalancerArn", "ListenerArn", "FunctionName", "Bucket",
    "Topics",          "Queues",      "Cluster",      "TargetGroupArn",
    "TaskDefinition",  "KeyId"};

/// Types that are parts of others, by words in them.
bool isDetail(StringRef Type) {
  static constexpr StringRef Words[] = {"::IAM::",        "Policy",
                                        "Attachment",     "Association",
                                        "RouteTable",     "::Route",
                                        "Permission",     "Subscription",
                                        "SecurityGroup",  "SubnetGroup",
                                        "Parameter",      "Listener",
                                        "TargetGroup",    "Deployment",
                                        "Stage",          "Method",
                                        "::Resource",     "Model",
                                        "Authorizer",     "Integration",
                                        "Alarm",          "LogStream",
                                        "RecordSet",      "::EIP",
                                        "LaunchTemplate", "LaunchConfiguration",
                                        "TaskDefinition", "Version",
                                        "Alias",          "EventSourceMapping",
                                        "OriginAccess",   "Configuration",
                                        "DomainName",     "WaitCondition",
                                        "Custom::",       "::CustomResource"};
  return Type.starts_with("Custom::") ||
         llvm::any_of(Words,
                      [&](StringRef Word) { return Type.contains(Word); });
}

class TemplateImport {
public:
  explicit TemplateImport(Import &I)
      : I(I), Model(I.Model), Graph(I, "cloudformation", Owners) {}
  void run();

private:
  void exports(Value *Outputs);
  void resource(const Entry &E);
  void references(Value &V, StringRef Key, Resource &R);
  void name(Value &V, StringRef Text, StringRef Key, Resource &R);
  std::string target(Value *V) const;
  void events(Resource &R);
  void group(Resource &R);
  void rule(Value *Rule, const std::string &Own, bool Ingress,
            const std::string &Why);

  Import &I;
  ModelWriter &Model;
  ResourceGraph Graph;
  llvm::StringMap<std::string> Exports; ///< logical ids, by the name outside
};

} // namespace

/// The text of a name that others import, without what differs between stacks:
/// `${AWS::StackName}-net`.
static std::string exportName(const Value *V) {
  if (!V)
    return {};
  if (V->isScalar())
    return V->Text.str();
  const Value *Sub = V->isMap() ? V->find("Fn::Sub") : nullptr;
  return Sub && Sub->isScalar() ? Sub->Text.str() : std::string();
}

/// The logical id that \p V names, or empty.
std::string TemplateImport::target(Value *V) const {
  if (!V)
    return {};
  if (V->isScalar()) {
    if (V->Tag == "!Ref" || V->Tag == "!GetAtt")
      return V->Text.split('.').first.str();
    return {};
  }
  if (V->isList() && V->Tag == "!GetAtt" && !V->isLeaf())
    return V->Entries[0].Item->Text.str();
  if (!V->isMap() || V->Entries.size() != 1)
    return {};
  const Entry &E = V->Entries[0];
  if (E.Key == "Ref" && E.Item->isScalar())
    return E.Item->Text.str();
  if (E.Key == "Fn::GetAtt")
    return (E.Item->isScalar() ? E.Item->Text.split('.').first
            : E.Item->isLeaf() ? StringRef()
                               : E.Item->Entries[0].Item->Text)
        .str();
  if (E.Key == "Fn::ImportValue") {
    auto It = Exports.find(exportName(E.Item));
    return It == Exports.end() ? std::string() : It->second;
  }
  return {};
}

void TemplateImport::exports(Value *Outputs) {
  for (const Entry &E : Outputs ? Outputs->Entries : std::vector<Entry>())
    if (Value *Export = I.map(E.Item, "Export"))
      if (std::string Name = exportName(Export->find("Name")); !Name.empty())
        Exports[Name] = target(E.Item->find("Value"));
}

/// \p R names the resource \p Text, if there is one.
void TemplateImport::name(Value &V, StringRef Text, StringRef Key,
                          Resource &R) {
  if (!Graph.contains(Text))
    return;
  R.name(Text.str(), Key);
  Import::imported(&V);
}

void TemplateImport::references(Value &V, StringRef Key, Resource &R) {
  if (std::string To = target(&V); !To.empty())
    name(V, To, Key, R);
  const bool IsSub = V.Tag == "!Sub";
  if (V.isScalar() && (IsSub || V.Text.contains("${"))) {
    StringRef Rest = V.Text;
    for (size_t At = Rest.find("${"); At != StringRef::npos;
         At = Rest.find("${")) {
      Rest = Rest.drop_front(At + 2);
      StringRef Hole = Rest.take_until([](char C) { return C == '}'; });
      name(V, Hole.split('.').first.trim(), Key, R);
    }
  }
  for (const Entry &E : V.Entries) {
    const bool IsAttribute = V.isMap() && !E.Key.starts_with("Fn::") &&
                             E.Key != "Ref" && Key.empty();
    references(*E.Item, IsAttribute ? E.Key : Key, R);
  }
}

void TemplateImport::resource(const Entry &E) {
  if (!E.Item->isMap())
    return I.wrongType(*E.Item, E.Key, "a map");
  constexpr KeyFate Keys[] = {
      {"Properties", Fate::Lost, NotHeld},
      {"DependsOn", Fate::Lost,
       "in which order resources are made changes no threat"},
      {"Metadata", Fate::Lost, "it is about the template"},
      {"Condition", Fate::Lost,
       "a resource is imported whatever its condition"},
      {"DeletionPolicy", Fate::Lost, "it is about the template"},
      {"UpdateReplacePolicy", Fate::Lost, "it is about the template"},
      {"CreationPolicy", Fate::Lost, "it is about the template"},
      {"UpdatePolicy", Fate::Lost, "it is about the template"}};
  StringRef Type = I.text(E.Item, "Type");
  markKeys(E.Item, Keys);
  if (Type.empty())
    return Import::lost(E.Item, "it has no type");
  Resource &R = Graph.add(E.Key.str());
  if (++R.Instances > 1)
    return;
  R.Type = Type.str();
  R.Title = E.Key.str();
  R.Provider = "aws";
  R.Values = I.map(E.Item, "Properties");
  R.At = E.KeyAt;
  R.IsDetail = isDetail(Type);
  R.IsGroup = Type == "AWS::EC2::SecurityGroup";
  R.IsPublic =
      I.peek(R.Values, "MapPublicIpOnLaunch").equals_insensitive("true");
  if (R.IsPublic)
    Import::imported(R.Values->find("MapPublicIpOnLaunch"));
}

/// What a function of SAM is called by: an API of its own, or what the event
/// names.
void TemplateImport::events(Resource &R) {
  Value *All = R.Part ? I.map(R.Values, "Events") : nullptr;
  for (const Entry &E : All ? All->Entries : std::vector<Entry>()) {
    StringRef Type = I.peek(E.Item, "Type");
    if (Type.empty())
      continue;
    Import::approximated(E.Item->find("Type"), "an event calls the function");
    std::string Why = "event " + E.Key.str() + ", " + I.where(E.KeyAt);
    Value *Given = I.map(E.Item, "Properties");
    Resource *From = nullptr;
    for (StringRef Key :
         {"RestApiId", "ApiId", "Queue", "Topic", "Stream", "Bucket"})
      if (Value *V = Given ? Given->find(Key) : nullptr)
        if (std::string To = target(V); !To.empty() && !From)
          From = Graph.find(To);
    // What pushes is the caller; a function asks a queue or a stream itself.
    if (From && From->Part && !From->IsStore)
      Graph.call(*From, R, Why, E.KeyAt);
    else if (!From && (Type == "Api" || Type == "HttpApi"))
      Graph.callFromOutside(R, "443", Why, E.KeyAt);
  }
}

void TemplateImport::rule(Value *Rule, const std::string &Own, bool Ingress,
                          const std::string &Why) {
  if (!Rule || !Rule->isMap() || Own.empty())
    return;
  StringRef Port = I.text(Rule, "FromPort");
  for (StringRef Key : {"CidrIp", "CidrIpv6"})
    if (StringRef Range = I.peek(Rule, Key);
        Ingress && (Range == "0.0.0.0/0" || Range == "::/0")) {
      Import::imported(Rule->find(Key));
      Graph.allow("", Own, Port, Why, Rule->At);
    }
  std::string Other = target(Rule->find(
      Ingress ? "SourceSecurityGroupId" : "DestinationSecurityGroupId"));
  if (!Other.empty())
    Ingress ? Graph.allow(Other, Own, Port, Why, Rule->At)
            : Graph.allow(Own, Other, Port, Why, Rule->At);
}

/// The rules of a security group, and rules that are resources.
void TemplateImport::group(Resource &R) {
  std::string Why = R.Address + ", ";
  if (R.IsGroup) {
    for (auto [Key, Ingress] : {std::pair("SecurityGroupIngress", true),
                                {"SecurityGroupEgress", false}})
      if (Value *All = R.Values ? R.Values->find(Key) : nullptr;
          All && All->isList())
        for (const Entry &E : All->Entries)
          rule(E.Item, R.Address, Ingress, Why + I.where(E.Item->At));
    return;
  }
  StringRef Type = R.Type;
  const bool Ingress = Type == "AWS::EC2::SecurityGroupIngress";
  if (R.Values && (Ingress || Type == "AWS::EC2::SecurityGroupEgress"))
    rule(R.Values, target(R.Values->find("GroupId")), Ingress,
         Why + I.where(R.At));
}

void TemplateImport::run() {
  Model.system("Infrastructure");
  for (SourceTree &Tree : I.Trees) {
    Value *Top = Tree.Documents[0];
    constexpr KeyFate Keys[] = {
        {"AWSTemplateFormatVersion", Fate::Lost,
         "the version of the format changes no threat"},
        {"Transform", Fate::Lost, "transforms are not expanded"},
        {"Parameters", Fate::Lost, "what parameters are given is not known"},
        {"Mappings", Fate::Lost, "what parameters are given is not known"},
        {"Conditions", Fate::Lost,
         "a resource is imported whatever its condition"},
        {"Rules", Fate::Lost, "what parameters are given is not known"},
        {"Metadata", Fate::Lost, "it is about the template"},
        {"Globals", Fate::Lost, "defaults of a transform are not expanded"},
        {"Outputs", Fate::Lost,
         "what others read of the stack is used to find what they name"}};
    if (StringRef Text = I.text(Top, "Description").trim(); !Text.empty())
      Model.remark(Text);
    markKeys(Top, Keys);
    if (Value *All = I.map(Top, "Resources")) {
      All->NamedKeys = true;
      for (const Entry &E : All->Entries)
        resource(E);
    }
    exports(Top->find("Outputs"));
  }
  for (Resource &R : Graph.resources())
    if (R.Values)
      references(*R.Values, "", R);
  Graph.build();
  for (Resource &R : Graph.resources()) {
    events(R);
    if (!R.Part)
      group(R);
  }
}

void importers::importCloudFormation(Import &I) { TemplateImport(I).run(); }
