// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/qrview.h"
#include "ui/appearance.h"

#include <QAccessible>
#include <QImage>
#include <QLabel>
#include <QtTest>

#define ZX_USE_UTF8 1
#include <ZXing/ReadBarcode.h>

#include <algorithm>

using namespace Bridgekeeper;

namespace {

const QByteArray code =
    "sgnl://linkdevice?uuid=2vKcDLwO0fBWcoLo1iW8bw%3D%3D&pub_key=BYx3KQ9mAbcdEfGhIjKlMnOpQrStUvWxYz0123456789%2B%2F";

QByteArray readBack(const QImage &picture)
{
    const QImage grey = picture.convertToFormat(QImage::Format_Grayscale8);
    const ZXing::ImageView view(
        grey.constBits(), grey.width(), grey.height(), ZXing::ImageFormat::Lum, static_cast<int>(grey.bytesPerLine()));
    const ZXing::Result result = ZXing::ReadBarcode(view, ZXing::DecodeHints().setFormats(ZXing::BarcodeFormat::QRCode));
    return result.isValid() ? QByteArray::fromStdString(result.text()) : QByteArray();
}

} // namespace

class QrViewTest : public QObject {
    Q_OBJECT
private slots:
    void decodesInEveryPaletteAndSize_data()
    {
        QTest::addColumn<Appearance>("appearance");
        QTest::addColumn<QSize>("size");
        for (const QSize size : {QSize(220, 280), QSize(341, 397), QSize(700, 520)}) {
            QTest::addRow("light %dx%d", size.width(), size.height()) << Appearance::Light << size;
            QTest::addRow("dark %dx%d", size.width(), size.height()) << Appearance::Dark << size;
        }
    }

    void decodesInEveryPaletteAndSize()
    {
        QFETCH(Appearance, appearance);
        QFETCH(QSize, size);
        applyAppearance(appearance);
        QrView view;
        view.resize(size);
        view.showCode(code, 30);
        view.show();
        QCOMPARE(readBack(view.grab().toImage()), code);
    }

    void drawsModulesOfWholeDevicePixels()
    {
        applyAppearance(Appearance::Dark);
        QrView view;
        view.resize(341, 397);
        view.showCode(code, 0);
        const QImage image = view.grab().toImage();
        QCOMPARE(qRound(view.devicePixelRatioF() * 341), image.width());
        // Along a line through the code, between the edges of the card: nothing but black and white.
        int grey = 0;
        const int y = image.height() * 2 / 5;
        for (int x = image.width() / 8; x < image.width() * 7 / 8; ++x) {
            const int value = qGray(image.pixel(x, y));
            grey += value > 3 && value < 252 ? 1 : 0;
        }
        QCOMPARE(grey, 0);
    }

    void leavesAQuietZoneOfFourModules()
    {
        applyAppearance(Appearance::Light);
        QrView view;
        view.resize(400, 460);
        view.showCode(code, 0);
        const QImage image = view.grab().toImage();
        // The first black pixel in the row of the code's upper edge, and the width of the finder pattern there: seven modules.
        int top = 0;
        int left = -1;
        for (; top < image.height() && left < 0; ++top) {
            for (int x = image.width() / 20; x < image.width() * 19 / 20 && left < 0; ++x)
                left = qGray(image.pixel(x, top)) < 40 ? x : -1;
        }
        QVERIFY(left > 0);
        int width = 0;
        while (left + width < image.width() && qGray(image.pixel(left + width, top)) < 40)
            ++width;
        QVERIFY2(left >= width / 7 * 4, qPrintable(QStringLiteral("%1 pixels, module %2").arg(left).arg(width / 7)));
    }

    void countsDownToTheRenewal()
    {
        QrView view;
        view.showCode(code, 30);
        view.show();
        const QList<QLabel *> labels = view.findChildren<QLabel *>();
        QVERIFY(std::any_of(labels.cbegin(), labels.cend(), [](const QLabel *label) {
            return label->isVisible() && label->text() == QStringLiteral("A new code follows in 30 seconds.");
        }));
    }

    void aMessageTakesThePlaceOfTheCode()
    {
        QrView view;
        view.resize(400, 460);
        view.showCode(code, 30);
        QVERIFY(view.hasCode());
        view.showMessage(QStringLiteral("Asking for a code"));
        QVERIFY(!view.hasCode());
        QVERIFY(readBack(view.grab().toImage()).isEmpty());
    }

    void tellsNobodyWhatTheCodeHolds()
    {
        QrView view;
        view.showCode(code, 30);
        view.show();
        QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(&view);
        QVERIFY(!interface->text(QAccessible::Name).isEmpty());
        QStringList said{view.toolTip(), view.statusTip(), view.whatsThis()};
        for (const auto text : {QAccessible::Name, QAccessible::Description, QAccessible::Value, QAccessible::Help})
            said.append(interface->text(text));
        for (const QLabel *label : view.findChildren<QLabel *>())
            said.append(label->text());
        for (const QByteArray &name : view.dynamicPropertyNames())
            said.append(view.property(name.constData()).toString());
        QVERIFY(!said.join(u' ').contains(QLatin1String("sgnl")));
        QVERIFY(!said.join(u' ').contains(QLatin1String("uuid")));
    }

    void refusesWhatIsTooLongWithWords()
    {
        QrView view;
        view.showCode(QByteArray(5000, 'x'), 30);
        QVERIFY(!view.hasCode());
    }
};

QTEST_MAIN(QrViewTest)
#include "qrviewtest.moc"
