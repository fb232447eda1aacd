// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "page.h"

class QPushButton;

namespace Bridgekeeper {

class CheckTable;
class Panel;

/// The plan's assumptions, held against the server.
class SurveyPage : public Page {
    Q_OBJECT

public:
    explicit SurveyPage(Session &session);

    void refresh() override;
    [[nodiscard]] bool isComplete() const override;
    [[nodiscard]] QWidget *firstField() const override;
    void begin(const QString &what) override;

private:
    [[nodiscard]] QWidget *newImagePanel();
    void showImage();

    Panel *m_image = nullptr;
    TextLabel *m_imageTitle = nullptr;
    TextLabel *m_imageText = nullptr;
    QPushButton *m_newerImage = nullptr;
    TextLabel *m_summary;
    CheckTable *m_table;
    QPushButton *m_again;
    QPushButton *m_takeOver;
};

} // namespace Bridgekeeper
