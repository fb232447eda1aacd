// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "page.h"

class QCheckBox;

namespace Bridgekeeper {

class StepCard;

/// Everything that will happen, what cannot be undone, and what people will notice; nothing goes on before the operator has
/// approved it.
class ApprovePage : public Page {
    Q_OBJECT

public:
    explicit ApprovePage(Session &session);

    void refresh() override;
    void forgetServer() override;
    [[nodiscard]] bool isComplete() const override;
    [[nodiscard]] QWidget *firstField() const override;

private:
    std::vector<StepCard *> m_cards;
    TextLabel *m_notice;
    TextLabel *m_cannotUndo;
    TextLabel *m_obstacle;
    QCheckBox *m_approve;
};

} // namespace Bridgekeeper
