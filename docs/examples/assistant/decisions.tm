/// What we know of and live with, and what is under way. Reviewed with each new model.
package examples.assistant;

import std.llm as llm;

assume "The model provider runs in the same region, and its contract says so" on Helpdesk.frontier {
  owner = "legal@nordlicht.example";
  review = 2027-04-30;
}

accept llm.MisleadingOutput on Helpdesk.agent {
  owner = "support@nordlicht.example";
  expires = 2027-06-30;
  reason = "A clerk agrees to each refund, and every other answer shows where it comes from.";
}

mitigate stride.PromptInjection on Helpdesk.agent by HumanInTheLoop {
  status = planned;
  owner = "assistant@nordlicht.example";
  ticket = "BOT-141";
}

mitigate llm.IndirectPromptInjection on Helpdesk.agent by Spotlighting {
  status = planned;
  owner = "assistant@nordlicht.example";
  ticket = "BOT-152";
}

mitigate llm.TrainingDataPoisoning on Helpdesk.tuner by TrainingDataValidation {
  status = planned;
  owner = "ml@nordlicht.example";
  ticket = "ML-33";
}
