// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session.h"

#include "ui/panel.h"

class QVBoxLayout;

namespace Bridgekeeper {

class CheckTable;
class IconView;
class TextLabel;

/// One step of the plan: what it is for, how it stands, what it changes with every diff that is known, and what proved it.
class StepCard : public Panel {
    Q_OBJECT

public:
    enum class Content {
        Plan, ///< before anything runs: what will happen
        Run, ///< with state and proofs
    };

    StepCard(const Step &step, Content content, std::function<QByteArray(const QByteArray &)> masked);

    [[nodiscard]] int number() const { return m_step.number; }
    void refresh(const Session &session);
    /// What was shown belongs to another server.
    void forget();

private:
    void showSituation(const Session &session);
    void showChanges(const StepState &state, bool justRun);
    void addChange(const Change &change);
    void showProofs(const Session &session);

    const Step &m_step;
    const Content m_content;
    std::function<QByteArray(const QByteArray &)> m_masked;
    IconView *m_icon;
    TextLabel *m_situation;
    TextLabel *m_reason;
    TextLabel *m_changesTitle;
    QVBoxLayout *m_changes;
    QByteArray m_shown; ///< what m_changes shows
    TextLabel *m_made;
    CheckTable *m_proofs;
};

} // namespace Bridgekeeper
