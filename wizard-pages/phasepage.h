// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "page.h"

class QPushButton;

namespace Bridgekeeper {

class Panel;
class StepCard;

/// A phase of the plan: its steps, what each changes, live output while they run, and what proved them. The primary button says
/// what will change and runs it; it is "Next" only when every step is proved.
class PhasePage : public Page {
    Q_OBJECT

public:
    PhasePage(Phase phase, const QString &introduction, QString action, Session &session);

    [[nodiscard]] Phase phase() const { return m_phase; }

    void refresh() override;
    [[nodiscard]] bool isComplete() const override;
    bool validatePage() override;
    [[nodiscard]] bool enterIsHarmless() const override { return isSettled(); }
    void begin(const QString &what) override;
    void end() override;
    void forgetServer() override;
    void startStep(int number) override;
    void endStep(const StepReport &report) override;

    /// "steps 12 to 14 of 20"
    [[nodiscard]] QString range() const;

protected:
    [[nodiscard]] bool isSettled() const;
    [[nodiscard]] virtual QString action() const { return m_action; }
    [[nodiscard]] QList<ErrorPanel::Way> waysFrom(const Error &error) const override;
    void takeWay(const QString &name) override;
    void run();
    /// The first step that is not settled; one past the last when all are.
    [[nodiscard]] int firstOpenNumber() const;

private:
    /// Why nothing of this page can run now; empty when it can.
    [[nodiscard]] QString obstacle() const;
    [[nodiscard]] const StepState *firstOpenStep() const;
    [[nodiscard]] QString outcome() const;
    [[nodiscard]] int lastOfRun() const;

    const Phase m_phase;
    const QString m_action;
    const std::vector<const Step *> m_steps;
    std::vector<StepCard *> m_cards;
    Panel *m_obstacle;
    TextLabel *m_obstacleText;
    QList<QPushButton *> m_obstacleWays; ///< the last one takes over from another operator
    int m_lastRun = 0; ///< the step that ran last; 0: none
};

} // namespace Bridgekeeper
