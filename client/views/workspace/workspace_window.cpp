// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/workspace/workspace_window.hpp"

#include "client/kit/button.hpp"
#include "client/kit/label.hpp"
#include "client/kit/small_widgets.hpp"
#include "client/views/workspace/facts_page.hpp"
#include "client/views/workspace/fields_page.hpp"
#include "client/views/workspace/groups_page.hpp"
#include "client/views/workspace/hours_page.hpp"
#include "client/views/workspace/stages_page.hpp"

#include <QCloseEvent>
#include <QHBoxLayout>
#include <QMessageBox>
#include <QScreen>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace pult::client {

using kit::Button;
using kit::TextStyle;
using kit::Token;

namespace {
constexpr int kWidth = 640;
constexpr int kHeight = 560;
} // namespace

WorkspaceWindow::WorkspaceWindow(const kit::Theme& theme, const kit::NowMs& now, QWidget* parent)
    : QDialog(parent), m_theme(theme), m_stages(new StagesPage(theme)), m_fields(new FieldsPage(theme)),
      m_facts(new FactsPage(theme)), m_groups(new GroupsPage(theme)), m_hours(new HoursPage(theme, now)),
      m_stack(new QStackedWidget), m_count(new kit::Label(theme, TextStyle::body, Token::textSecondary)),
      m_problem(new kit::Label(theme, TextStyle::small, Token::dangerText)),
      m_discard(new Button(theme, Button::Look::quiet)), m_save(new Button(theme, Button::Look::primary)) {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Workspace"));
    auto* head = new kit::HeadStrip(theme, Token::bgSurface);
    auto* tabs = new QHBoxLayout(head);
    tabs->setContentsMargins(16, 4, 16, 5);
    tabs->setSpacing(4);
    for (ItemsPage* page : pages()) {
        addPage(page);
        tabs->addWidget(m_tabs.last());
    }
    tabs->addStretch();
    m_discard->setText(tr("Discard"));
    m_save->setText(tr("Save"));
    m_save->setKey(QKeySequence(Qt::CTRL | Qt::Key_Return));
    m_save->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return));
    m_problem->setWordWrap(true);
    m_problem->hide();
    auto* bar = new kit::Paper(theme, Token::bgWindow);
    bar->setLines(Qt::TopEdge);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_count);
    words->addWidget(m_problem);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(16, 8, 16, 8);
    row->setSpacing(8);
    row->addLayout(words, 1);
    row->addWidget(m_discard);
    row->addWidget(m_save);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addWidget(head);
    whole->addWidget(m_stack, 1);
    whole->addWidget(bar);
    QPalette paper = palette();
    paper.setColor(QPalette::Window, theme.color(Token::bgSurface));
    setPalette(paper);
    resize(theme.px(kWidth), std::min(theme.px(kHeight), screen()->availableGeometry().height()));
    connect(m_discard, &Button::clicked, this, &WorkspaceWindow::discard);
    connect(m_save, &Button::clicked, this, &WorkspaceWindow::saveRequested);
    showPage(0);
    refresh();
}

QList<ItemsPage*> WorkspaceWindow::pages() const {
    return {m_stages, m_fields, m_facts, m_groups, m_hours};
}

void WorkspaceWindow::addPage(ItemsPage* page) {
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setAccessibleName(page->accessibleName());
    scroll->setWidget(page);
    const int number = m_stack->addWidget(scroll);
    auto* tab = new Button(m_theme, Button::Look::tab);
    tab->setText(page->accessibleName());
    tab->setAutoExclusive(true);
    connect(tab, &Button::clicked, this, [this, number] { showPage(number); });
    connect(page, &ItemsPage::edited, this, &WorkspaceWindow::refresh);
    m_tabs.append(tab);
}

void WorkspaceWindow::showPage(int page) {
    m_stack->setCurrentIndex(page);
    m_tabs[page]->setChecked(true);
}

int WorkspaceWindow::changes() const {
    int count = 0;
    for (ItemsPage* page : pages())
        count += page->draft().changes();
    return count;
}

void WorkspaceWindow::refresh() {
    const int count = changes();
    m_count->setText(m_saving     ? tr("Saving…")
                     : count == 0 ? tr("Everything is saved")
                                  : tr("%n change(s)", nullptr, count));
    m_discard->setEnabled(count > 0 && !m_saving);
    m_save->setEnabled(count > 0 && !m_saving);
    if (count == 0)
        m_problem->hide();
}

void WorkspaceWindow::setSaving(bool saving) {
    m_saving = saving;
    refresh();
}

void WorkspaceWindow::setProblem(const QString& words) {
    m_problem->setText(words);
    m_problem->setVisible(!words.isEmpty());
}

void WorkspaceWindow::discard() {
    for (ItemsPage* page : pages()) {
        page->draft().discard();
        page->refresh();
    }
    setProblem({});
    refresh();
}

bool WorkspaceWindow::mayClose() {
    const int count = changes();
    if (count == 0)
        return true;
    QMessageBox box(this);
    box.setTextFormat(Qt::PlainText);
    box.setText(tr("%n change(s) are not saved.", nullptr, count));
    const auto* leave = box.addButton(tr("Discard"), QMessageBox::DestructiveRole);
    box.setDefaultButton(box.addButton(tr("Stay"), QMessageBox::RejectRole));
    box.exec();
    return box.clickedButton() == leave;
}

void WorkspaceWindow::closeEvent(QCloseEvent* event) {
    if (!mayClose())
        return event->ignore();
    QDialog::closeEvent(event);
}

void WorkspaceWindow::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) {
        close(); // with its question, which a dialog's own way leaves out
        return;
    }
    QDialog::keyPressEvent(event);
}

} // namespace pult::client
