/// Language models and what is built around them.
package std.ai;

import std.core.*;

/// A program that lets a language model answer, and act on what it answers.
component Assistant : Process {
  /// Whether the model's answers start actions: calls, changes, programs.
  attr acts : bool? "Can the model's answer start an action, such as a call or a change?";
  attr actions_approved : bool? = if acts then unknown else true
      "Does a person approve each action, or can none of them do harm?";
}

/// A language model that we run.
component LanguageModel : Process { fetches_urls = false; }

/// A language model of someone else.
component ModelProvider : ExternalService;
