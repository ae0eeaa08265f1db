// SPDX-License-Identifier: GPL-3.0-or-later
// What is done with many dialogs at once: asked for, asked about, told of.
#include "client/views/inbox/inbox_window.hpp"

#include "client/kit/notice_bar.hpp"
#include "client/kit/theme.hpp"
#include "client/models/template_draft.hpp"
#include "client/views/inbox/dialog_list_view.hpp"
#include "client/views/inbox/list_pane.hpp"
#include "client/views/inbox/selection_bar.hpp"

#include <QMessageBox>
#include <QPushButton>

namespace pult::client {

namespace {
/// More than that may be a slip of the hand.
constexpr qsizetype kAskedFrom = 21;
} // namespace

void InboxWindow::connectBulk() {
    connect(m_list->list(), &DialogListView::undoPressed, this, &InboxWindow::bulkUndoRequested);
    connect(m_list, &ListPane::bulkRequested, this, [this](const QList<qint64>& dialogs, const BulkAct& act) {
        if (dialogs.size() < kAskedFrom)
            emit bulkRequested(dialogs, act);
        else
            askAboutMany(dialogs, act);
    });
}

/// Keys then mean the chosen rows: who writes in the open dialog means that.
bool InboxWindow::choosesRows() const {
    return m_list->list()->hasFocus() && !m_list->list()->chosen().isEmpty();
}

QString InboxWindow::bulkQuestion(const BulkAct& act, int count) const {
    switch (act.kind) {
    case BulkAct::Kind::take:
        return tr("Take %n dialog(s)?", nullptr, count);
    case BulkAct::Kind::assign:
        return tr("Pass on %n dialog(s)?", nullptr, count);
    case BulkAct::Kind::tag:
        return tr("Tag %n dialog(s)?", nullptr, count);
    case BulkAct::Kind::snooze:
        return tr("Snooze %n dialog(s)?", nullptr, count);
    case BulkAct::Kind::answered:
        return tr("Mark %n dialog(s) as answered?", nullptr, count);
    case BulkAct::Kind::unread:
        return tr("Mark %n dialog(s) as unread?", nullptr, count);
    case BulkAct::Kind::close:
        return tr("Close %n dialog(s)?", nullptr, count);
    case BulkAct::Kind::spam:
        return tr("Close %n dialog(s) as spam?", nullptr, count);
    }
    return {};
}

void InboxWindow::askAboutMany(const QList<qint64>& dialogs, const BulkAct& act) {
    const int count = static_cast<int>(dialogs.size());
    auto* box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIconPixmap(
        m_theme.pixmap(QStringLiteral("alert-triangle"), 24, kit::Token::warningText, devicePixelRatioF()));
    box->setTextFormat(Qt::PlainText);
    box->setText(bulkQuestion(act, count));
    auto* yes = box->addButton(tr("Yes, all %n", "dialogs", count), QMessageBox::AcceptRole);
    box->setDefaultButton(box->addButton(tr("Cancel"), QMessageBox::RejectRole));
    connect(box, &QMessageBox::finished, this, [this, box, yes, dialogs, act] {
        if (box->clickedButton() == yes)
            emit bulkRequested(dialogs, act);
    });
    box->open();
}

void InboxWindow::setColleagues(const QList<QPair<qint64, QString>>& colleagues) {
    m_list->selection()->setColleagues(colleagues);
}

void InboxWindow::chooseDialogs(const QList<qint64>& dialogs, const QHash<qint64, QString>& troubles) {
    m_list->list()->setChosen(dialogs, troubles);
}

void InboxWindow::showBulk(const QString& words, bool closes) {
    m_list->toast()->show(kit::Tone::info, QStringLiteral("circle-check"), words);
    m_list->toast()->addAction(
        tr("Undo"), [this] { emit bulkUndoRequested(); }, QKeySequence(Qt::CTRL | Qt::Key_Z));
    if (!closes)
        return;
    for (const QString& resolution : resolutionChoices())
        m_list->toast()->addFurtherAction(resolutionName(resolution), tr("Another result"),
                                          [this, resolution] { emit bulkResultChosen(resolution); });
}

/// By the keys in an empty composer: the reply has less time than what was done with a dialog.
void InboxWindow::undoLast() {
    if (m_holdsReply || m_list->toast()->isHidden())
        emit undoRequested();
    else
        emit bulkUndoRequested();
}

void InboxWindow::setBulkWords(const QString& words) {
    m_list->toast()->setWords(words);
}

void InboxWindow::showBulkFailures(const QString& words) {
    m_list->toast()->show(kit::Tone::warning, QStringLiteral("alert-circle"), words);
    m_list->toast()->addAction(tr("Show"), [this] {
        hideBulk();
        emit bulkFailuresRequested();
    });
    m_list->toast()->addClose(tr("Hide"));
}

void InboxWindow::hideBulk() {
    m_list->toast()->hide();
}

} // namespace pult::client
