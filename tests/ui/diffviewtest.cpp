// SPDX-License-Identifier: GPL-3.0-or-later
#include "threadtime.h"

#include "app/text/masking.h"
#include "ui/appearance.h"
#include "ui/diffbody.h"
#include "ui/diffmodel.h"
#include "ui/diffview.h"

#include <QElapsedTimer>
#include <QPushButton>
#include <QScrollBar>
#include <QtTest>

#include <memory>

using namespace Bridgekeeper;

namespace {

QByteArray numbered(int lines)
{
    QByteArray text;
    for (int line = 1; line <= lines; ++line)
        text += "key_" + QByteArray::number(line) + ": value\n";
    return text;
}

struct Shown {
    DiffView view;
    DiffModel *model = view.findChild<DiffModel *>();
    DiffBody *body = view.findChild<DiffBody *>();

    Shown()
    {
        view.resize(1000, 500);
        view.show();
    }

    void mask(const std::vector<QByteArray> &secrets)
    {
        const auto masking = std::make_shared<Masking>();
        masking->add(secrets);
        view.setMasking([masking](const QByteArray &text) { return masking->masked(text); });
    }

    [[nodiscard]] QString everything() const
    {
        QStringList lines;
        for (int row = 0; row < model->rowCount(); ++row) {
            lines.append(model->lineOf(row));
            for (int column = 0; column < model->columnCount(); ++column)
                lines.append(model->index(row, column).data(Qt::AccessibleTextRole).toString());
        }
        return lines.join(u'\n');
    }

    [[nodiscard]] int foldRow() const
    {
        for (int row = 0; row < model->rowCount(); ++row) {
            if (model->row(row).folded > 0)
                return row;
        }
        return -1;
    }

    [[nodiscard]] QPushButton *secretsButton() const { return view.findChild<QPushButton *>(); }
};

QStringList changedParts(const MarkedText &text)
{
    QStringList parts;
    for (const Span &span : text.changed)
        parts.append(text.text.mid(span.start, span.length));
    return parts;
}

} // namespace

class DiffViewTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { applyAppearance(Appearance::Light); }

    void countsLinesInWords_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QString>("summary");
        QTest::newRow("both") << QByteArray("a\nb\n") << QByteArray("a\nc\nd\ne\n")
                              << QStringLiteral("3 lines added, 1 removed");
        QTest::newRow("one added") << QByteArray("a\n") << QByteArray("a\nb\n") << QStringLiteral("1 line added");
        QTest::newRow("removed") << QByteArray("a\nb\nc\n") << QByteArray("a\n") << QStringLiteral("2 lines removed");
        QTest::newRow("nothing") << QByteArray("a\n") << QByteArray("a\n") << QStringLiteral("no difference");
    }

    void countsLinesInWords()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        DiffView view;
        view.showDiff(QStringLiteral("/a"), before, after);
        QTEST(view.summary(), "summary");
    }

    void saysThatAFileIsNewOrGoes()
    {
        DiffView view;
        view.showDiff(QStringLiteral("/a"), {}, "a\n", false, true);
        QCOMPARE(view.summary(), QStringLiteral("new file, 1 line added"));
        view.showDiff(QStringLiteral("/a"), "a\n", {}, true, false);
        QCOMPARE(view.summary(), QStringLiteral("file removed, 1 line removed"));
    }

    void marksWhatChangedInsideALine()
    {
        Shown shown;
        shown.view.showDiff(QStringLiteral("/a"), "port: 8008\n", "port: 8448\n");
        const DiffRow &row = shown.model->row(0);
        QCOMPARE(changedParts(shown.model->textOf(row, DiffModel::Side::Before)), QStringList{QStringLiteral("8008")});
        QCOMPARE(changedParts(shown.model->textOf(row, DiffModel::Side::After)), QStringList{QStringLiteral("8448")});
    }

    void marksInsideLinesInOneColumnToo()
    {
        Shown shown;
        shown.view.resize(300, 400);
        shown.view.showDiff(QStringLiteral("/a"), "port: 8008\n", "port: 8448\n");
        QVERIFY(!shown.model->isSideBySide());
        QCOMPARE(shown.model->rowCount(), 2);
        QCOMPARE(changedParts(shown.model->textOf(shown.model->row(0), DiffModel::Side::Before)),
            QStringList{QStringLiteral("8008")});
        QCOMPARE(changedParts(shown.model->textOf(shown.model->row(1), DiffModel::Side::After)),
            QStringList{QStringLiteral("8448")});
    }

    void putsLinesThatAreAlikeBesideOneAnother()
    {
        Shown shown;
        shown.view.showDiff(
            QStringLiteral("/a"), "listening_port: 8008\n", "experimental_features:\n  some: true\nlistening_port: 8448\n");
        QCOMPARE(shown.model->rowCount(), 3);
        QCOMPARE(shown.model->row(2).before, 1);
        QCOMPARE(shown.model->row(2).after, 3);
        QVERIFY(shown.model->textOf(shown.model->row(0), DiffModel::Side::After).changed.empty());
    }

    void hasASignBesideEveryColour()
    {
        Shown shown;
        shown.view.showDiff(QStringLiteral("/a"), "same\nold words\n", "same\n1234\n");
        QCOMPARE(shown.model->lineOf(1), QStringLiteral("− old words\n+ 1234"));
        QCOMPARE(shown.model->index(1, 1).data(Qt::AccessibleTextRole).toString(), QStringLiteral("line 2 added: 1234"));
        QCOMPARE(shown.model->index(1, 0).data(Qt::AccessibleTextRole).toString(), QStringLiteral("line 2 removed: old words"));
        // Seen without colour: the sign's column is not empty in a changed row, and is in an unchanged one.
        const QImage image = shown.body->viewport()->grab().toImage().convertToFormat(QImage::Format_Grayscale8);
        const auto inkOf = [&](int row) {
            const QRect cell = shown.body->visualRect(shown.model->index(row, 1));
            const int digit = shown.body->fontMetrics().horizontalAdvance(u'0');
            int darkest = 255;
            for (int x = cell.left() + 8 + 2 * digit + 6; x < cell.left() + 8 + 2 * digit + 12 + digit; ++x) {
                for (int y = cell.top() + 3; y < cell.bottom() - 3; ++y)
                    darkest = std::min(darkest, qGray(image.pixel(x, y)));
            }
            return darkest;
        };
        QVERIFY(inkOf(1) < 150);
        QVERIFY(inkOf(0) > 200);
    }

    void foldsLongUnchangedParts()
    {
        Shown shown;
        QByteArray after = numbered(100);
        after.replace("key_50: value", "key_50: other");
        shown.view.showDiff(QStringLiteral("/a"), numbered(100), after);
        QCOMPARE(shown.model->rowCount(), 9); // fold, 3, change, 3, fold
        QCOMPARE(shown.model->row(0).folded, 46);
        QCOMPARE(shown.model->row(8).folded, 47);
    }

    void unfoldsWithEnter()
    {
        Shown shown;
        shown.view.showDiff(QStringLiteral("/a"), numbered(100), numbered(100) + "new\n");
        QCOMPARE(shown.foldRow(), 0);
        shown.body->setFocus();
        shown.body->goTo(0);
        QTest::keyClick(shown.body, Qt::Key_Return);
        QCOMPARE(shown.foldRow(), -1);
        QCOMPARE(shown.model->rowCount(), 101);
    }

    void unfoldsWithAClick()
    {
        Shown shown;
        shown.view.showDiff(QStringLiteral("/a"), numbered(100), numbered(100) + "new\n");
        shown.body->scrollToTop();
        QTest::mouseClick(
            shown.body->viewport(), Qt::LeftButton, {}, shown.body->visualRect(shown.model->index(0, 0)).center());
        QCOMPARE(shown.foldRow(), -1);
    }

    void enterStaysInsideTheDiff()
    {
        Shown shown;
        shown.view.showDiff(QStringLiteral("/a"), "a\n", "b\n");
        shown.body->setFocus();
        QKeyEvent enter(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier);
        QApplication::sendEvent(shown.body, &enter);
        QVERIFY(enter.isAccepted());
    }

    void becomesOneColumnWhereTwoCannotBeRead()
    {
        Shown shown;
        shown.view.showDiff(QStringLiteral("/a"), "a\n", "b\n");
        QVERIFY(shown.model->isSideBySide());
        shown.view.resize(360, 400);
        QVERIFY(!shown.model->isSideBySide());
        QCOMPARE(shown.model->columnCount(), 1);
        shown.view.resize(1000, 400);
        QVERIFY(shown.model->isSideBySide());
    }

    void scrollsBothSidesTogether()
    {
        Shown shown;
        const QByteArray wide(500, 'x');
        shown.view.showDiff(QStringLiteral("/a"), wide + "a\n", wide + "b\n");
        QImage before = shown.body->viewport()->grab().toImage();
        QList<QScrollBar *> bars = shown.view.findChildren<QScrollBar *>();
        bars.removeIf([](const QScrollBar *bar) { return bar->orientation() != Qt::Horizontal || bar->maximum() == 0; });
        QVERIFY(!bars.isEmpty());
        bars.constLast()->setValue(bars.constLast()->maximum());
        const QImage after = shown.body->viewport()->grab().toImage();
        const int middle = before.width() / 2;
        QVERIFY(before.copy(0, 0, middle, 20) != after.copy(0, 0, middle, 20));
        QVERIFY(before.copy(middle, 0, middle, 20) != after.copy(middle, 0, middle, 20));
    }

    void hidesSecretsUntilTheyAreAskedFor()
    {
        Shown shown;
        shown.mask({"s3cret-token-value"});
        shown.view.showDiff(QStringLiteral("/a"), "token: x\n", "token: s3cret-token-value\n");
        QVERIFY(!shown.everything().contains(QLatin1String("s3cret-token-value")));
        QVERIFY(shown.secretsButton()->isVisible());
        QTest::mouseClick(shown.secretsButton(), Qt::LeftButton);
        QVERIFY(shown.everything().contains(QLatin1String("s3cret-token-value")));
        QTest::mouseClick(shown.secretsButton(), Qt::LeftButton);
        QVERIFY(!shown.everything().contains(QLatin1String("s3cret-token-value")));
    }

    void hidesSecretsAgainInTheNextDiff()
    {
        Shown shown;
        shown.mask({"s3cret-token-value"});
        shown.view.showDiff(QStringLiteral("/a"), {}, "token: s3cret-token-value\n");
        shown.secretsButton()->click();
        shown.view.showDiff(QStringLiteral("/b"), {}, "token: s3cret-token-value\n");
        QVERIFY(!shown.everything().contains(QLatin1String("s3cret-token-value")));
    }

    void countsAndMarksAChangeFromOneHiddenSecretToAnother()
    {
        Shown shown;
        shown.mask({"aaaa-secret-1", "bbbb-secret-2"});
        shown.view.showDiff(QStringLiteral("/a"), "token: aaaa-secret-1\n", "token: bbbb-secret-2\n");
        QCOMPARE(shown.view.summary(), QStringLiteral("1 line added, 1 removed"));
        const MarkedText text = shown.model->textOf(shown.model->row(0), DiffModel::Side::After);
        QVERIFY(!text.changed.empty());
        QVERIFY(
            shown.view.text().contains(QStringLiteral("\n-token: ‹hidden: 13 characters›\n+token: ‹hidden: 13 characters›\n")));
    }

    void hidesASecretOfManyLines()
    {
        Shown shown;
        const QByteArray key = "-----BEGIN KEY-----\nMIIEvQ-one\nIBADAN-two\n-----END KEY-----";
        shown.mask({key});
        shown.view.showDiff(QStringLiteral("/a"), "first\nlast\n", "first\n" + key + "\nlast\nadded\n");
        for (const QString &shownText : {shown.everything(), shown.view.text()}) {
            QVERIFY2(!shownText.contains(QLatin1String("MIIEvQ")) && !shownText.contains(QLatin1String("IBADAN")),
                qPrintable(shownText));
            QVERIFY(shownText.contains(QStringLiteral("‹hidden")));
            QVERIFY(shownText.contains(QLatin1String("added")));
        }
        QCOMPARE(shown.view.summary(), QStringLiteral("5 lines added"));
    }

    void copiesADiffThatPatchUnderstands()
    {
        DiffView view;
        view.showDiff(QStringLiteral("/etc/a"), "one\ntwo\nthree\n", "one\n2\nthree\nfour\n");
        QCOMPARE(view.text().toUtf8(), unifiedDiff(QStringLiteral("/etc/a"), "one\ntwo\nthree\n", "one\n2\nthree\nfour\n"));
    }

    void showsCharactersThatHide()
    {
        Shown shown;
        shown.view.showDiff(QStringLiteral("/a"), {},
            "a\x1b[31m \xe2\x80\xae"
            "evil\r\n",
            false, true);
        QCOMPARE(shown.model->lineOf(0), QStringLiteral("+ a‹ESC›[31m ‹U+202E›evil‹CR›"));
    }

    void saysWhenOnlyTheLastLineEndDiffers()
    {
        Shown shown;
        shown.view.showDiff(QStringLiteral("/a"), "a", "a\n");
        QVERIFY(shown.model->lineOf(0).contains(QStringLiteral("− a ‹no line end›")));
    }

    void goesFromChangeToChange()
    {
        Shown shown;
        QByteArray after = numbered(300);
        after.replace("key_50: value", "key_50: other");
        after.replace("key_200: value", "key_200: other");
        shown.view.showDiff(QStringLiteral("/a"), numbered(300), after);
        const int first = shown.model->changeAfter(-1);
        const int second = shown.model->changeAfter(first);
        QCOMPARE(shown.model->row(first).after, 50);
        QCOMPARE(shown.model->row(second).after, 200);
        QCOMPARE(shown.model->changeAfter(second), -1);
        QCOMPARE(shown.model->changeBefore(second), first);
    }

    void aLargeFileNeverHoldsTheWindow_data()
    {
        QTest::addColumn<QByteArray>("after");
        QByteArray some = numbered(5000);
        for (int line = 7; line < 5000; line += 50)
            some.replace(
                "key_" + QByteArray::number(line) + ": value\n", "key_" + QByteArray::number(line) + ": other\nand: more\n");
        QByteArray every = numbered(5000);
        every.replace(": value", ": other value");
        QTest::newRow("a hundred changes") << some;
        QTest::newRow("every line") << every;
        QTest::newRow("all gone") << QByteArray("nothing\n");
    }

    void aLargeFileNeverHoldsTheWindow()
    {
        QFETCH(QByteArray, after);
        Shown shown;
        const QByteArray before = numbered(5000);
        const auto took = [](const char *what, auto &&step) {
            const ThreadTimer timer;
            step();
            qInfo("%s: %ld ms", what, timer.elapsed());
            return timer.elapsed();
        };
        QVERIFY(took("show", [&] { shown.view.showDiff(QStringLiteral("/a"), before, after); }) < msOfAStep);
        QVERIFY(took("paint", [&] { shown.body->grab(); }) < msOfAStep);
        QVERIFY(took("unfold", [&] { shown.model->setEverythingUnfolded(true); }) < msOfAStep);
        QVERIFY(took("scroll", [&] {
            shown.body->verticalScrollBar()->setValue(shown.body->verticalScrollBar()->maximum() / 2);
            shown.body->grab();
        }) < msOfAStep);
        QVERIFY(took("resize", [&] {
            shown.view.resize(500, 500);
            shown.body->grab();
        }) < msOfAStep);
    }

    void showsASentenceForWhatIsTooLarge_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::newRow("bytes") << QByteArray("a\n") << QByteArray(5 * 1024 * 1024, 'x');
        QTest::newRow("lines") << QByteArray("a\n").repeated(300'000) << QByteArray("a\n");
    }

    void showsASentenceForWhatIsTooLarge()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        Shown shown;
        QElapsedTimer timer;
        timer.start();
        shown.view.showDiff(QStringLiteral("/opt/a"), before, after);
        QVERIFY2(timer.elapsed() < 1000, QByteArray::number(timer.elapsed()));
        QCOMPARE(shown.model->rowCount(), 0);
        QVERIFY(shown.view.summary().contains(QStringLiteral("Too large to be compared here")));
        shown.view.showDiff(QStringLiteral("/opt/a"), "a\n", "b\n");
        QVERIFY(shown.model->rowCount() > 0);
        QVERIFY(!shown.view.summary().contains(QStringLiteral("Too large")));
    }
};

QTEST_MAIN(DiffViewTest)
#include "diffviewtest.moc"
