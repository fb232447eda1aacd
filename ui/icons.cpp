// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/appearance.h"
#include "ui/programstyle.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

#include <memory>

// A static library's resources are not linked in unless somebody asks for them; the macro must stand outside any namespace.
static void initialiseUiResources()
{
    Q_INIT_RESOURCE(ui);
}

namespace Bridgekeeper {

namespace {

// Drawn from the vectors at whatever size and device pixel ratio is asked for; nothing is scaled.
class StrokeIcon : public QIconEngine {
public:
    explicit StrokeIcon(std::shared_ptr<QSvgRenderer> drawing) : m_drawing(std::move(drawing)) { }

    void paint(QPainter *painter, const QRect &area, QIcon::Mode mode, QIcon::State) override
    {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (mode == QIcon::Disabled)
            painter->setOpacity(painter->opacity() * 0.4);
        const int side = qMin(area.width(), area.height());
        QRect square(0, 0, side, side);
        square.moveCenter(area.center());
        m_drawing->render(painter, square);
        painter->restore();
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        if (size.isEmpty()) // a button that is squeezed to nothing for a moment
            return {};
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }

    [[nodiscard]] QIconEngine *clone() const override { return new StrokeIcon(m_drawing); }

private:
    std::shared_ptr<QSvgRenderer> m_drawing;
};

} // namespace

QString resourceOf(const QString &icon)
{
    static const bool initialised = (initialiseUiResources(), true);
    Q_UNUSED(initialised)
    return QStringLiteral(":/icons/%1.svg").arg(icon);
}

QIcon iconOf(const QString &name, const QColor &color)
{
    QFile file(resourceOf(name));
    if (!file.open(QIODevice::ReadOnly)) {
        qWarning("There is no icon named %s.", qUtf8Printable(name));
        return {};
    }
    QByteArray drawing = file.readAll();
    drawing.replace("currentColor", color.name().toLatin1());
    return QIcon(new StrokeIcon(std::make_shared<QSvgRenderer>(drawing)));
}

} // namespace Bridgekeeper
