// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/composer/file_tray.hpp"

#include <QApplication>
#include <QStyle>

#include <algorithm>

namespace pult::client {

namespace {

/// Two rows and the edge of the third at 100 %; with larger text the edge goes first.
constexpr int kMostHeight = 96;
constexpr int kGap = 8;

} // namespace

FileTray::FileTray(const kit::Theme& theme, QWidget* parent)
    : QScrollArea(parent), m_theme(theme), m_rows(new QWidget) {
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus); // its chips have buttons, and Tab brings them into sight
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidget(m_rows);
    // The composer's paper shines through.
    m_rows->setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
    hide();
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) {
        if (now && m_rows->isAncestorOf(now))
            ensureWidgetVisible(now->parentWidget(), 0, 0); // the whole chip
    });
    connect(&theme, &kit::Theme::changed, this, [this] {
        place();
        updateGeometry();
    });
}

void FileTray::setFiles(const QList<PendingFileRow>& files) {
    const bool more = files.size() > m_chips.size();
    while (m_chips.size() > files.size())
        m_chips.takeLast()->deleteLater();
    while (m_chips.size() < files.size()) {
        auto* chip = new FileChip(m_theme, m_rows);
        connect(chip, &FileChip::removeRequested, this, &FileTray::removeRequested);
        connect(chip, &FileChip::retryRequested, this, &FileTray::retryRequested);
        connect(chip, &FileChip::linkRequested, this, &FileTray::linkRequested);
        connect(chip, &FileChip::kindChosen, this, &FileTray::kindChosen);
        connect(chip, &FileChip::shrinkingToggled, this, &FileTray::shrinkingToggled);
        connect(chip, &FileChip::hearingToggled, this, &FileTray::hearingToggled);
        m_chips.append(chip);
    }
    for (qsizetype i = 0; i < files.size(); ++i) {
        m_chips[i]->setFile(files[i]);
        m_chips[i]->setHeard(files[i].id == m_heard);
        m_chips[i]->show();
    }
    setVisible(!files.isEmpty());
    place();
    updateGeometry();
    if (more)
        ensureWidgetVisible(m_chips.last(), 0, 0);
}

void FileTray::setHeard(int id) {
    m_heard = id;
    for (FileChip* chip : std::as_const(m_chips))
        chip->setHeard(chip->id() == id);
}

void FileTray::retranslate() {
    for (FileChip* chip : std::as_const(m_chips))
        chip->retranslate();
    place();
    updateGeometry();
}

QSize FileTray::sizeHint() const {
    return {200, heightForWidth(std::max(width(), 200))};
}

void FileTray::resizeEvent(QResizeEvent* event) {
    QScrollArea::resizeEvent(event);
    place();
}

void FileTray::place() {
    // The bar lies over what scrolls: the crosses stay beside it.
    const int whole = viewport()->width();
    const bool scrolls = arrange(whole, false) > mostHeight(whole);
    const int width = whole - (scrolls ? style()->pixelMetric(QStyle::PM_ScrollBarExtent) : 0);
    m_rows->resize(width, arrange(width, false));
    arrange(width, true);
}

/// A row is shown whole or not at all, but for the edge that tells of more.
int FileTray::mostHeight(int width) const {
    int row = 0;
    for (const FileChip* chip : m_chips)
        row = std::max(row, chip->sizeIn(width).height());
    return std::max(2 * row + kGap, kMostHeight);
}

int FileTray::arrange(int width, bool move) const {
    int x = 0;
    int y = 0;
    int height = 0;
    for (FileChip* chip : m_chips) {
        const QSize size = chip->sizeIn(width);
        if (x > 0 && x + size.width() > width) {
            x = 0;
            y += height + kGap;
        }
        height = size.height();
        if (move)
            chip->setGeometry(QStyle::visualRect(layoutDirection(), m_rows->rect(), QRect(QPoint(x, y), size)));
        x += size.width() + kGap;
    }
    return y + height;
}

} // namespace pult::client
