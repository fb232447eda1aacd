// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/settings/settings.h"
#include "app/survey/serverfacts.h"

#include <vector>

namespace Bridgekeeper {

/// Groups of questions; each is a function `survey_<name>` of resources/scripts/survey.sh.
enum class SurveyPart { Machine, Docker, Compose, Synapse, Postgres, Bridge, Backup, State };

/// Shell text that defines the survey's functions and variables for `settings`; empty settings are discovered by the script
/// itself. A step appends this and surveyQuestions() to its own script, so that fresh facts cost no round trip of their own.
[[nodiscard]] QByteArray surveyDefinitions(const Settings &settings);
[[nodiscard]] QByteArray surveyQuestions(const std::vector<SurveyPart> &parts);

enum class Verdict { Holds, Differs, CannotTell };

/// One assumption of the plan, held against the server.
struct Assumption {
    QString key; ///< stable, "docker-engine"
    QString title;
    Verdict verdict = Verdict::CannotTell;
    QString evidence;
    QString consequence; ///< what follows, and what to do; empty when it holds without a remark
    bool blocks = false; ///< nothing may be changed while this is so
};

/// Every assumption of the plan with its verdict, in the plan's order. `own`: changes of this program stand on the server, so
/// that objects of the bridge's names may be its own. Pure.
[[nodiscard]] QList<Assumption> assumptions(const ServerFacts &, const Settings &, bool own = false);

} // namespace Bridgekeeper
