// SPDX-License-Identifier: GPL-3.0-or-later
// What is done with many dialogs at once: asked for, asked about, told of.
#include "client/views/inbox/inbox_window.hpp"

#include "client/kit/notice_bar.hpp"
#include "client/kit/theme.hpp"
#include "client/models/templates/template_draft.hpp"
#include "client/views/inbox/status_line.hpp"
#include "client/views/list/dialog_list_view.hpp"
#include "client/views/list/list_pane.hpp"
#include "client/views/list/selection_bar.hpp"

#include <QMessageBox>
#include <QPushButton>

namespace pult::client {

namespace {
/// More than that may be a slip of the hand.
constexpr qsizetype kAskedFrom = 21;
} // namespace

void InboxWindow::connectBulk() {
    connect(m_list->list(), &DialogListView::undoPressed, this, &InboxWindow::undoLast);
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
    m_toast->show(kit::Tone::info, QStringLiteral("circle-check"), words);
    m_toast->addAction(
        tr("Undo"), [this] { emit bulkUndoRequested(); }, QKeySequence(Qt::CTRL | Qt::Key_Z));
    m_holdsAct = true;
    m_actFollowsReply = true;
    showUndoKey();
    if (!closes)
        return;
    for (const QString& resolution : resolutionChoices())
        m_toast->addFurtherAction(resolutionName(resolution), tr("Another result"),
                                  [this, resolution] { emit bulkResultChosen(resolution); });
}

/// The key takes back what was done last: who takes back a close doesn't mean the answer before it.
bool InboxWindow::undoesAct() const {
    return m_holdsAct && (m_actFollowsReply || m_heldSeconds == 0);
}

void InboxWindow::undoLast() {
    if (undoesAct())
        emit bulkUndoRequested();
    else
        emit undoRequested();
}

/// Of two things that can be taken back one names the key.
void InboxWindow::showUndoKey() {
    const bool ofAct = undoesAct();
    m_status->setUndoKeyShown(!ofAct);
    if (m_holdsAct)
        m_toast->setActionKey(ofAct ? QKeySequence(Qt::CTRL | Qt::Key_Z) : QKeySequence());
}

void InboxWindow::setBulkWords(const QString& words) {
    m_toast->setWords(words);
}

void InboxWindow::showBulkFailures(const QString& words) {
    m_holdsAct = false;
    showUndoKey();
    m_toast->show(kit::Tone::warning, QStringLiteral("alert-circle"), words);
    m_toast->addAction(tr("Show"), [this] {
        hideBulk();
        emit bulkFailuresRequested();
    });
    m_toast->addClose(tr("Hide"));
}

void InboxWindow::hideBulk() {
    m_toast->hide();
    m_holdsAct = false;
    showUndoKey();
}

} // namespace pult::client
