// SPDX-License-Identifier: GPL-3.0-or-later
// The columns of the inbox window: how wide they are, which of them are there, and what of that is remembered.
#include "client/views/inbox/inbox_window.hpp"

#include "client/kit/theme.hpp"
#include "client/views/card/card_pane.hpp"
#include "client/views/inbox/rail.hpp"
#include "client/views/inbox/status_line.hpp"
#include "client/views/list/dialog_list_view.hpp"
#include "client/views/list/folder_pane.hpp"
#include "client/views/list/list_pane.hpp"
#include "client/views/thread/thread_header.hpp"

#include <QDataStream>
#include <QIODevice>
#include <QSplitter>
#include <QStyle>

#include <algorithm>
#include <utility>

namespace pult::client {
namespace {

constexpr int kListWidth = 320;
constexpr int kListLeast = 260;
constexpr int kListMost = 540;
constexpr int kThreadLeast = 420;
constexpr int kCardWidth = 320;
constexpr int kCardLeast = 292;
constexpr int kCardMost = 392;
// Below these widths (at 100 % text) the folders move over the list and the card becomes a drawer.
constexpr int kFoldersFrom = 1400;
constexpr int kCardFrom = 1100;
constexpr int kCardFromInOwn = 760; ///< where there is only a thread beside it
constexpr quint32 kLayoutVersion = 2;
constexpr quint32 kLayoutWithoutBlocks = 1;

} // namespace

void InboxWindow::divide() {
    m_splitter->setSizes({m_theme.px(kListWidth), 10'000, m_theme.px(kCardWidth)});
}

/// The side columns grow with their words.
void InboxWindow::onThemeChanged() {
    const int before = std::exchange(m_scale, m_theme.scalePercent());
    arrange();
    if (before == m_scale || m_extent == Extent::dialog)
        return;
    QList<int> sizes = m_splitter->sizes();
    for (qsizetype i = 0; i < sizes.size(); ++i)
        sizes[i] =
            m_splitter->widget(static_cast<int>(i)) == m_pane ? m_splitter->width() : sizes[i] * m_scale / before;
    m_splitter->setSizes(sizes);
}

/// What stands around one dialog is in the other window.
void InboxWindow::hideDesk() {
    m_rail->hide();
    m_folders->hide();
    m_list->hide();
    m_cardWanted = false;
    m_status->showOnlyNews();
    m_pane->header()->setWindowOffered(false);
    m_pane->setMinimumWidth(kThreadLeast);
    setMinimumSize(kThreadLeast, kThreadLeast);
}

int InboxWindow::widthAt100() const {
    return width() * 100 / m_theme.scalePercent();
}

void InboxWindow::arrange() {
    if (m_extent == Extent::desk)
        arrangeDesk();
    arrangeCard();
}

void InboxWindow::arrangeDesk() {
    const bool folders = hasFolderRoom() && m_foldersWanted;
    m_folders->setVisible(folders);
    m_list->setFoldersHere(!folders);
    m_list->list()->setDensity(widthAt100() < kCardFrom ? RowDensity::compact : RowDensity::comfortable);
    m_list->setMinimumWidth(kListLeast);
    m_list->setMaximumWidth(std::max(kListMost, m_theme.px(kListMost)));
    // Large text on a small screen: the thread keeps more than half.
    m_pane->setMinimumWidth(
        std::clamp(width() * 11 / 20, kThreadLeast, std::max(kThreadLeast, m_theme.px(kThreadLeast))));
}

void InboxWindow::arrangeCard() {
    const bool isOwn = m_extent == Extent::dialog;
    const bool beside = widthAt100() >= (isOwn ? kCardFromInOwn : kCardFrom);
    const bool inSplitter = m_splitter->indexOf(m_card) >= 0;
    // At the desk a drawer would cover what nobody asked it to; beside one dialog the card stays as it was wanted.
    if (beside && !inSplitter) {
        m_splitter->insertWidget(2, m_card);
        divideByCard();
        if (isOwn)
            m_cardWanted = m_drawerOpen;
        m_drawerOpen = false;
    } else if (!beside && inSplitter) {
        m_cardWidth = isOwn ? cardWidth() : 0;
        m_card->setParent(m_body);
        m_drawerOpen = isOwn && m_cardWanted;
    }
    m_card->setMinimumWidth(std::min(m_theme.px(kCardLeast), kCardMost));
    m_card->setMaximumWidth(std::max(m_theme.px(kCardMost), kCardMost));
    const bool shown = beside ? m_cardWanted : m_drawerOpen;
    m_card->setVisible(shown);
    m_card->setLines(beside ? Qt::Edges() : Qt::Edges(Qt::LeftEdge));
    m_pane->header()->setCardShown(shown);
    placeDrawer();
}

int InboxWindow::cardWidth() const {
    const int at = m_splitter->indexOf(m_card);
    const int now = at >= 0 && m_card->isVisible() ? m_splitter->sizes().at(at) * 100 / m_theme.scalePercent() : 0;
    return now > 0 ? now : m_cardWidth;
}

void InboxWindow::setCardWidth(int width) {
    m_cardWidth = width;
    divideByCard();
}

void InboxWindow::divideByCard() {
    const int at = m_splitter->indexOf(m_card);
    if (at < 0 || m_cardWidth == 0)
        return;
    QList<int> sizes = m_splitter->sizes();
    sizes[m_splitter->indexOf(m_pane)] = 10'000;
    sizes[at] = m_theme.px(m_cardWidth);
    m_splitter->setSizes(sizes);
}

bool InboxWindow::hasFolderRoom() const {
    return widthAt100() >= kFoldersFrom;
}

void InboxWindow::placeDrawer() {
    if (m_splitter->indexOf(m_card) >= 0 || !m_card->isVisible())
        return;
    const int wide = std::min(m_theme.px(kCardWidth), m_body->width());
    const QRect place(m_body->width() - wide, 0, wide, m_body->height());
    m_card->setGeometry(QStyle::visualRect(layoutDirection(), m_body->rect(), place));
    m_card->raise();
}

QByteArray InboxWindow::layoutState() const {
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_4);
    out << kLayoutVersion << saveGeometry() << m_splitter->saveState() << m_cardWanted << m_foldersWanted
        << m_card->folded();
    return bytes;
}

void InboxWindow::restoreLayout(const QByteArray& state) {
    QDataStream in(state);
    in.setVersion(QDataStream::Qt_6_4);
    quint32 version = 0;
    QByteArray geometry;
    QByteArray splitter;
    bool card = true;
    bool folders = true;
    quint32 folded = 0;
    in >> version >> geometry >> splitter >> card >> folders;
    if (version == kLayoutVersion)
        in >> folded;
    else if (version != kLayoutWithoutBlocks)
        return;
    if (in.status() != QDataStream::Ok)
        return;
    restoreGeometry(geometry);
    m_splitter->restoreState(splitter);
    m_cardWanted = card;
    m_foldersWanted = folders;
    m_card->setFolded(folded);
    arrange();
}

} // namespace pult::client
