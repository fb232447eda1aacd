// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "page.h"

class QPushButton;

namespace Bridgekeeper {

class Panel;
class QrView;
class StepCard;

/// Step 19: the operator scans a code with the phone, or leaves that for later.
class LinkPage : public Page {
    Q_OBJECT

public:
    explicit LinkPage(Session &session);

    void refresh() override;
    [[nodiscard]] bool isComplete() const override;
    bool validatePage() override;
    void end() override;
    void startStep(int number) override;
    void endStep(const StepReport &report) override;
    void forgetServer() override;

protected:
    [[nodiscard]] QList<ErrorPanel::Way> waysFrom(const Error &error) const override;
    void takeWay(const QString &name) override;

private:
    void showCode(const LinkState &state);
    [[nodiscard]] bool isUnproved() const;
    void startLinking();
    void skip();

    QrView *m_code;
    TextLabel *m_instructions;
    TextLabel *m_bot;
    TextLabel *m_command;
    QWidget *m_ways; ///< code and words, while there is something to link
    Panel *m_linked;
    QPushButton *m_skip;
    Panel *m_obstacle;
    TextLabel *m_obstacleText;
    StepCard *m_card;
    bool m_skipping = false; ///< once the code is given up
};

} // namespace Bridgekeeper
