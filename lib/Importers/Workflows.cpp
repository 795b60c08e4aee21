//===- Workflows.cpp - Workflows of GitHub Actions ------------------------===//
//
// Part of tmc, under the Apache License v2.0.
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A job is a build pipeline: it runs on a machine, has secrets and
/// permissions, fetches the repository and the actions that it uses, and hands
/// out what it built. What its commands do is not read: they are programs.
///
//===----------------------------------------------------------------------===//

#include "Importers/Formats.h"
#include "Importers/Images.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace tmc;
using namespace tmc::importers;
using llvm::StringRef;

bool importers::isWorkflow(const SourceTree &Tree) {
  if (Tree.Documents.empty())
    return false;
  const Value *Jobs = Tree.Documents[0]->find("jobs");
  return Jobs && Jobs->isMap() && Tree.Documents[0]->find("on") &&
         llvm::any_of(Jobs->Entries, [](const Entry &E) {
           return E.Item->isMap() &&
                  (E.Item->find("runs-on") || E.Item->find("uses"));
         });
}

namespace {

constexpr StringRef NotRead = "what commands do is not read";

/// A job, and what its steps come to.
struct Job {
  PartId Part;
  Value *V = nullptr;
  bool UsesOthers = false, AllPinned = true, HasSecrets = false,
       HasIdToken = false, ChecksOutHead = false;
  Value *FirstOther = nullptr, *FirstUnpinned = nullptr, *Head = nullptr;
};

class WorkflowImport {
public:
  explicit WorkflowImport(Import &I) : I(I), Model(I.Model) {}
  void run();

private:
  void workflow(SourceTree &Tree);
  void job(const Entry &E);
  void step(Job &J, Value *V);
  void action(Job &J, Value *Uses);
  void secrets(Job &J, Value &V);
  void permissions(Job &J, Value *V);
  void services(Job &J);
  void verdict(Job &J);
  bool triggers(StringRef Event) const;
  PartId place(Value *RunsOn);
  PartId repository();
  PartId flow(PartId From, PartId To, const Kind &Via, const std::string &Why,
              Range At);

  Import &I;
  ModelWriter &Model;
  Value *Top = nullptr;
  std::string Name;
  PartId Hosted, Own, Platform, Repository;
  std::map<std::string, PartId> Secrets, Targets;
  llvm::DenseMap<std::pair<uint32_t, uint32_t>, PartId> Flows;
};

} // namespace

PartId WorkflowImport::flow(PartId From, PartId To, const Kind &Via,
                            const std::string &Why, Range At) {
  PartId &F = Flows[{From.index(), To.index()}];
  if (!F) {
    F = Model.flow(From, To, &Via, "");
    Model.madeFrom(F, At);
  }
  Model.comment(F, Why);
  return F;
}

PartId WorkflowImport::repository() {
  if (!Repository) {
    Platform = Model.boundary({}, I.kind("ThirdParty"), "GitHub");
    Repository =
        Model.element(Platform, I.kind("SourceRepository"), "Repository");
    Model.comment(Repository, "The repository of the workflows.");
  }
  return Repository;
}

/// Whether the workflow starts on \p Event: `on: push`, a list, or a map.
bool WorkflowImport::triggers(StringRef Event) const {
  const Value *On = Top->find("on");
  if (!On)
    return false;
  if (On->isScalar())
    return On->Text == Event;
  return llvm::any_of(On->Entries, [&](const Entry &E) {
    return On->isMap() ? E.Key == Event : E.Item->Text == Event;
  });
}

/// The machine of a job: GitHub's, fresh for each one, or one's own.
PartId WorkflowImport::place(Value *RunsOn) {
  std::string Label;
  if (RunsOn && RunsOn->isScalar())
    Label = RunsOn->Text.str();
  for (const Entry &E : RunsOn ? RunsOn->Entries : std::vector<Entry>())
    if (E.Item->isScalar())
      Label += (Label.empty() ? "" : " ") + E.Item->Text.str();
  if (!I.K.word("workflows.Attributes", StringRef(Label).split('-').first)
           .empty()) {
    if (!Hosted)
      Hosted = Model.boundary({}, I.kind("ThirdParty"), "Hosted runners");
    return Hosted;
  }
  if (!Own) {
    Own = Model.boundary({}, nullptr, "Own runners");
    Model.comment(Own, "Machines that the workflows name by labels of their "
                       "own. Where they stand is not in the source.");
  }
  return Own;
}

/// `${{ secrets.NAME }}` anywhere in \p V: the job has that secret.
void WorkflowImport::secrets(Job &J, Value &V) {
  StringRef Rest = V.isScalar() ? V.Text : StringRef();
  for (size_t At = Rest.find("secrets."); At != StringRef::npos;
       At = Rest.find("secrets.")) {
    Rest = Rest.drop_front(At + 8);
    StringRef Secret = Rest.take_while(
        [](char C) { return llvm::isAlnum(C) || C == '_' || C == '-'; });
    Import::imported(&V);
    // Each job is given this one, for as long as it runs.
    if (Secret.empty() || Secret == "GITHUB_TOKEN")
      continue;
    PartId &D = Secrets[Secret.str()];
    if (!D)
      D = Model.data(&I.kind("ServiceSecret"), Secret);
    Model.comment(D, "secret " + Secret.str() + ", " + I.where(V.At));
    Model.add(D, "held_by", Model.path(J.Part));
    Model.add(J.Part, "stores", Model.name(D));
    J.HasSecrets = true;
  }
  for (const Entry &E : V.Entries)
    secrets(J, *E.Item);
}

/// An action is somebody's program. One of GitHub's own is the platform's.
void WorkflowImport::action(Job &J, Value *Uses) {
  StringRef Text = Uses->Text;
  auto [Action, Version] = Text.split('@');
  Import::imported(Uses);
  if (Text.starts_with("./")) {
    flow(J.Part, repository(), I.kind("Https"),
         "action " + Text.str() + ", " + I.where(Uses->At), Uses->At);
    return;
  }
  const bool IsImage = Text.starts_with("docker://");
  const bool IsPinned =
      IsImage ? Text.contains("@sha256:")
              : Version.size() == 40 && llvm::all_of(Version, llvm::isHexDigit);
  StringRef Owner = Action.split('/').first;
  const bool IsPlatform = !IsImage && (Owner == "actions" || Owner == "github");
  if (!IsPlatform) {
    J.UsesOthers = true;
    if (!J.FirstOther)
      J.FirstOther = Uses;
    Model.comment(J.Part, "It runs " + Text.str() + ", " + I.where(Uses->At));
  }
  if (!IsPinned && !IsPlatform) {
    J.AllPinned = false;
    if (!J.FirstUnpinned)
      J.FirstUnpinned = Uses;
  }
  if (StringRef Says = I.K.word("workflows.Attributes", Action); !Says.empty())
    Model.set(J.Part, Says, "true", Action.str() + ", " + I.where(Uses->At),
              Uses->At);
  if (const Kind *To = I.K.map("workflows.Targets", Action)) {
    PartId &P = Targets[To->Name];
    if (!P) {
      P = Model.element({}, *To, To->Name);
      Model.madeFrom(P, Uses->At);
    }
    flow(J.Part, P, I.kind("Https"), Action.str() + ", " + I.where(Uses->At),
         Uses->At);
  }
}

void WorkflowImport::step(Job &J, Value *V) {
  if (!V->isMap())
    return;
  Import::lost(V, NotRead);
  secrets(J, *V);
  if (Value *Uses = V->find("uses"); Uses && Uses->isScalar()) {
    action(J, Uses);
    if (Uses->Text.starts_with("actions/checkout")) {
      PartId F = flow(J.Part, repository(), I.kind("Https"),
                      "checkout, " + I.where(Uses->At), Uses->At);
      Model.bothWays(F);
      Value *With = V->find("with");
      Value *Ref = With && With->isMap() ? With->find("ref") : nullptr;
      if (Ref && Ref->isScalar() && Ref->Text.contains("pull_request.head")) {
        J.ChecksOutHead = true;
        J.Head = Ref;
        Import::imported(Ref);
      }
    }
  }
}

void WorkflowImport::permissions(Job &J, Value *V) {
  if (!V)
    return;
  if (V->isScalar()) {
    Model.comment(J.Part, "Permissions of its token: " + V->Text.str() + ", " +
                              I.where(V->At));
    return Import::approximated(V, "it is in a comment");
  }
  for (const Entry &E : V->Entries) {
    if (!E.Item->isScalar())
      continue;
    Model.comment(J.Part, "Its token may " + E.Item->Text.str() + " " +
                              E.Key.str() + ", " + I.where(E.KeyAt));
    Import::approximated(E.Item, "it is in a comment");
    J.HasIdToken |= E.Key == "id-token" && E.Item->Text == "write";
  }
}

/// Containers that run beside the job.
void WorkflowImport::services(Job &J) {
  Value *All = I.map(J.V, "services");
  for (const Entry &E : All ? All->Entries : std::vector<Entry>()) {
    StringRef Image =
        E.Item->isScalar() ? E.Item->Text : I.text(E.Item, "image");
    const Kind *What = kindOfImage(I.K, Image);
    PartId P =
        Model.element(Model.parent(J.Part),
                      What ? *What
                           : I.kindFor("compose.Images", imageName(Image),
                                       "Service", E.KeyAt),
                      E.Key);
    Model.madeFrom(P, E.KeyAt);
    Model.comment(P, "service " + E.Key.str() + ", " + I.where(E.KeyAt));
    flow(J.Part, P, I.kind("LocalCall"), "service, " + I.where(E.KeyAt),
         E.KeyAt);
  }
}

/// What the steps together say of the job.
void WorkflowImport::verdict(Job &J) {
  auto Set = [&](StringRef Attribute, bool Is, StringRef Why, Value *At) {
    Model.set(J.Part, Attribute, Is ? "true" : "false",
              Why.str() + (At ? ", " + I.where(At->At) : ""),
              At ? At->At : Range());
  };
  if (J.UsesOthers) {
    Set("uses_third_party_steps", true, "an action of others", J.FirstOther);
    Set("steps_pinned", J.AllPinned,
        J.AllPinned ? "each is named by its hash" : "not named by its hash",
        J.AllPinned ? J.FirstOther : J.FirstUnpinned);
  } else {
    Set("uses_third_party_steps", false, "no action of others", nullptr);
  }
  // With `pull_request`, a change from a fork has no secrets. With
  // `pull_request_target` it has them, and what was checked out runs with them.
  Value *On = Top->find("on");
  const bool WithSecrets = triggers("pull_request_target");
  if (WithSecrets || triggers("pull_request")) {
    Set("builds_forks", true, "pull requests start it", On);
    if (!WithSecrets)
      Set("fork_builds_isolated", true, "on: pull_request", On);
    else if (J.ChecksOutHead)
      Set("fork_builds_isolated", false,
          "on: pull_request_target, and the change is checked out", J.Head);
  }
  if (J.HasIdToken && !J.HasSecrets)
    Set("secrets_short_lived", true, "id-token, and no stored secret", nullptr);
}

void WorkflowImport::job(const Entry &E) {
  if (!E.Item->isMap())
    return I.wrongType(*E.Item, E.Key, "a map");
  Import::lost(E.Item, NotRead);
  Job J;
  J.V = E.Item;
  Value *RunsOn = E.Item->find("runs-on");
  StringRef Title = I.text(E.Item, "name");
  PartId Place = E.Item->find("uses") ? PartId() : place(RunsOn);
  J.Part = Model.element(Place, I.kind("BuildPipeline"),
                         Title.empty() ? E.Key : Title);
  Model.deployed(J.Part, E.KeyAt, "jobs." + E.Key.str());
  Model.comment(J.Part,
                Name + ": job " + E.Key.str() + ", " + I.where(E.KeyAt));
  if (Place && Place == Hosted)
    Model.set(J.Part, "runners_ephemeral", "true",
              "runs-on, " + I.where(RunsOn->At), RunsOn->At);
  if (RunsOn)
    Import::imported(RunsOn);
  // A workflow that is called is somebody's program, too.
  if (Value *Uses = I.scalar(E.Item, "uses"))
    action(J, Uses);
  Value *Own = E.Item->find("permissions");
  permissions(J, Own ? Own : Top->find("permissions"));
  if (Value *Environment = E.Item->find("environment")) {
    Model.comment(J.Part, "Environment: " + (Environment->isScalar()
                                                 ? Environment->Text
                                                 : I.peek(Environment, "name"))
                                                .str());
    Import::approximated(Environment, "it is in a comment");
  }
  for (StringRef Key : {"env", "secrets", "with", "container"})
    if (Value *V = E.Item->find(Key))
      secrets(J, *V);
  if (Value *V = Top->find("env"))
    secrets(J, *V);
  services(J);
  Value *Steps = I.list(E.Item, "steps");
  for (const Entry &S : Steps ? Steps->Entries : std::vector<Entry>())
    step(J, S.Item);
  verdict(J);
}

void WorkflowImport::workflow(SourceTree &Tree) {
  Top = Tree.Documents[0];
  Name = I.text(Top, "name").str();
  if (Name.empty())
    Name = "Workflow";
  constexpr KeyFate Keys[] = {
      {"on", Fate::Approximated,
       "what starts a job says whose changes it builds"},
      {"run-name", Fate::Lost, "how a run is called changes no threat"},
      {"defaults", Fate::Lost, NotRead},
      {"concurrency", Fate::Lost, "how many run at once changes no threat"},
      {"env", Fate::Lost, NotRead},
      {"permissions", Fate::Approximated, "it is in a comment"}};
  markKeys(Top, Keys);
  Value *Jobs = I.map(Top, "jobs");
  if (!Jobs)
    return;
  Jobs->NamedKeys = true;
  for (const Entry &E : Jobs->Entries)
    job(E);
}

void WorkflowImport::run() {
  Model.system("Pipelines");
  for (SourceTree &Tree : I.Trees)
    workflow(Tree);
}

void importers::importWorkflow(Import &I) { WorkflowImport(I).run(); }
