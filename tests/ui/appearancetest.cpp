// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/appearance.h"
#include "ui/panel.h"

#include <QDir>
#include <QStyle>
#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace Bridgekeeper;

namespace {

// WCAG 2.2, "relative luminance".
double luminance(const QColor &color)
{
    const auto linear = [](double share) { return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor &one, const QColor &other)
{
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

} // namespace

class AppearanceTest : public QObject {
    Q_OBJECT
private slots:
    void knowsWhichPaletteIsDark()
    {
        applyAppearance(Appearance::Dark);
        QVERIFY(isDark(QApplication::palette()));
        applyAppearance(Appearance::Light);
        QVERIFY(!isDark(QApplication::palette()));
    }

    void systemFollowsTheDesktopEvenAfterAnotherChoice()
    {
        const bool desktop = isDark(QPalette(QApplication::style()->standardPalette()));
        applyAppearance(Appearance::Dark);
        applyAppearance(Appearance::System);
        QCOMPARE(isDark(QApplication::palette()), desktop);
    }

    void textIsReadableOnItsGround_data()
    {
        QTest::addColumn<QColor>("text");
        QTest::addColumn<QColor>("ground");
        for (const Appearance appearance : {Appearance::Light, Appearance::Dark}) {
            applyAppearance(appearance);
            const QPalette palette = QApplication::palette();
            const Tints tints = tintsOf(palette);
            const QByteArray name = appearance == Appearance::Dark ? "dark, " : "light, ";
            const auto row = [&name](const char *what, const QColor &text, const QColor &ground) {
                QTest::newRow((name + what).constData()) << text << ground;
            };
            const QColor text = palette.color(QPalette::Text);
            const QColor base = palette.color(QPalette::Base);
            const QColor window = palette.color(QPalette::Window);
            const QColor alternate = palette.color(QPalette::AlternateBase);
            const std::pair<const char *, QColor> colors[] = {{"text", text}, {"accent", tints.accent}, {"good", tints.good},
                {"warning", tints.warning}, {"bad", tints.bad}, {"quiet", tints.quiet},
                {"placeholder", palette.color(QPalette::PlaceholderText)}, {"button", palette.color(QPalette::ButtonText)}};
            for (const auto &[what, color] : colors) {
                row(QByteArray(what).append(" on base").constData(), color, base);
                row(QByteArray(what).append(" on window").constData(), color, window);
                row(QByteArray(what).append(" on alternate").constData(), color, alternate);
            }
            row("good on its ground", tints.good, tints.goodGround);
            row("warning on its ground", tints.warning, tints.warningGround);
            row("bad on its ground", tints.bad, tints.badGround);
            for (const QColor &ground : {tints.goodGround, tints.warningGround, tints.badGround, tints.addedGround,
                     tints.addedStrong, tints.removedGround, tints.removedStrong})
                row(("text on " + ground.name().toLatin1()).constData(), text, ground);
            for (const QColor &ground :
                {tints.goodGround, tints.warningGround, tints.badGround, tints.addedGround, tints.removedGround})
                row(("quiet on " + ground.name().toLatin1()).constData(), tints.quiet, ground);
            row("plus on an added line", tints.good, tints.addedGround);
            row("minus on a removed line", tints.bad, tints.removedGround);
            row("button", palette.color(QPalette::ButtonText), palette.color(QPalette::Button));
            row("highlight", palette.color(QPalette::HighlightedText), palette.color(QPalette::Highlight));
            row("button that takes away", base, tints.bad);
            row("tool tip", palette.color(QPalette::ToolTipText), palette.color(QPalette::ToolTipBase));
        }
    }

    void textIsReadableOnItsGround()
    {
        QFETCH(QColor, text);
        QFETCH(QColor, ground);
        const double ratio = contrast(text, ground);
        QVERIFY2(ratio >= 4.5, qPrintable(QStringLiteral("%1 on %2: %3").arg(text.name(), ground.name()).arg(ratio)));
    }

    void theAccentIsTheHighlight()
    {
        for (const Appearance appearance : {Appearance::Light, Appearance::Dark}) {
            applyAppearance(appearance);
            QCOMPARE(QApplication::palette().color(QPalette::Highlight), tintsOf(QApplication::palette()).accent);
        }
    }

    void everyIconIsDrawnInTheColourThatIsAskedFor()
    {
        QVERIFY(!iconOf(QStringLiteral("check"), Qt::red).isNull()); // brings the resources in, too
        const QStringList files = QDir(QStringLiteral(":/icons")).entryList();
        QVERIFY(files.size() > 25);
        for (const QString &file : files) {
            const QString name = file.chopped(4);
            if (name == QLatin1String("bridgekeeper"))
                continue;
            const QImage image = iconOf(name, QColor(200, 30, 40)).pixmap(QSize(24, 24), 2.0).toImage();
            QCOMPARE(image.width(), 48);
            int drawn = 0;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x) {
                    const QColor color = image.pixelColor(x, y);
                    if (color.alpha() < 255)
                        continue;
                    ++drawn;
                    // Where two strokes meet, rounding may take a step.
                    const int off = std::abs(color.red() - 200) + std::abs(color.green() - 30) + std::abs(color.blue() - 40);
                    QVERIFY2(off <= 3, qPrintable(name + color.name()));
                }
            }
            QVERIFY2(drawn > 40, qPrintable(name));
        }
    }

    void aLargeIconIsDrawnAndNotScaled()
    {
        // An icon that was scaled up is soft: few of its pixels are wholly set or wholly clear.
        const QImage image = iconOf(QStringLiteral("stop"), Qt::black).pixmap(QSize(192, 192), 1.0).toImage();
        int soft = 0;
        for (int x = 0; x < image.width(); ++x) {
            const int alpha = image.pixelColor(x, 96).alpha();
            soft += alpha > 5 && alpha < 250 ? 1 : 0;
        }
        QVERIFY2(soft <= 4, qPrintable(QString::number(soft)));
    }

    void theProgramHasAnIcon()
    {
        applyAppearance(Appearance::Light);
        QVERIFY(!QApplication::windowIcon().pixmap(64, 64).isNull());
    }
};

QTEST_MAIN(AppearanceTest)
#include "appearancetest.moc"
