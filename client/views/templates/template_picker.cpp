// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/templates/template_picker.hpp"

#include "client/kit/announcing.hpp"
#include "client/kit/button.hpp"
#include "client/kit/label.hpp"
#include "client/kit/paint.hpp"
#include "client/kit/small_widgets.hpp"
#include "client/kit/window_keys.hpp"
#include "client/views/parts/picker_list.hpp"
#include "client/views/templates/template_preview.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace pult::client {

using kit::Button;
using kit::TextStyle;
using kit::Token;

namespace {

constexpr int kFolders = 160;
constexpr int kWidest = 720;
constexpr int kTallest = 320;
constexpr int kLeast = 200;
constexpr int kRoomForFolders = 440;
constexpr int kEdge = 12; ///< to the sides of the composer
constexpr int kGap = 8;   ///< to the composer
constexpr int kUnderHead = 4;
constexpr int kShadow = 8; ///< the soft edge around
constexpr int kLeastRows = 2;
constexpr int kMostRows = 4;

} // namespace

TemplatePicker::TemplatePicker(const kit::Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_folderList(new PickerList(theme)), m_list(new PickerList(theme)),
      m_new(new Button(theme, Button::Look::quiet)),
      m_newHere(kit::makeIconButton(theme, QStringLiteral("plus"), nullptr, 16, 24)),
      m_edit(kit::makeIconButton(theme, QStringLiteral("pencil"), nullptr, 16, 24)),
      m_lens(new kit::IconView(theme, 16)), m_field(new QLineEdit),
      m_nothing(new kit::Label(theme, TextStyle::body, Token::textMuted)),
      m_for(new kit::Label(theme, TextStyle::small, Token::textSecondary)), m_badge(new kit::BadgeView(theme)),
      m_variant(new kit::Label(theme, TextStyle::small, Token::textMuted)), m_preview(new TemplatePreview(theme)),
      m_extras(new kit::Label(theme, TextStyle::small, Token::textSecondary)), m_form(new QWidget),
      m_formPlace(new QScrollArea), m_formRows(new QVBoxLayout(m_form)), m_foot(new QWidget),
      m_keys(new kit::Label(theme, TextStyle::small, Token::textMuted)), m_warnIcon(new kit::IconView(theme, 16)),
      m_warn(new kit::Label(theme, TextStyle::small, Token::warningText)) {
    build();
    m_field->installEventFilter(this);
    kit::leaveKeysToWindow(m_field);
    connect(m_field, &QLineEdit::textChanged, this, [this](const QString& text) {
        if (m_bySlash)
            emit queryTyped(text);
        search();
    });
    connect(m_folderList, &PickerList::rowChanged, this, &TemplatePicker::search);
    connect(m_folderList, &QListView::clicked, this, [this] { m_field->setFocus(); });
    connect(m_list, &PickerList::rowChanged, this, &TemplatePicker::showChosen);
    connect(m_list, &QListView::doubleClicked, this, [this] { take(false); });
    for (Button* button : {m_new, m_newHere})
        connect(button, &Button::clicked, this, &TemplatePicker::newRequested);
    connect(m_edit, &Button::clicked, this, [this] {
        if (const TemplateRow* row = chosen())
            emit editRequested(*row);
    });
    connect(&theme, &kit::Theme::changed, this, &TemplatePicker::restyle);
    retranslate();
    restyle();
    hide();
}

void TemplatePicker::build() {
    m_new->setIconName(QStringLiteral("plus"));
    m_new->setTextStyle(TextStyle::small);
    m_new->setControlHeight(28);
    m_new->setPaddingAt100(8);
    auto* left = new QVBoxLayout;
    left->setContentsMargins(0, 4, 0, 6);
    left->addWidget(m_folderList, 1);
    left->addWidget(m_new, 0, Qt::AlignLeft);

    auto* searching = new QHBoxLayout;
    searching->setContentsMargins(12, 4, 8, 4);
    searching->setSpacing(8);
    m_lens->setIcon(QStringLiteral("search"), Token::textSecondary);
    searching->addWidget(m_lens);
    searching->addWidget(m_field, 1);
    searching->addWidget(m_edit);
    searching->addWidget(m_newHere);
    m_field->setFrame(false);
    m_field->setMaxLength(200);

    auto* whom = new QHBoxLayout;
    whom->setContentsMargins(12, 6, 12, 0);
    whom->setSpacing(6);
    whom->addWidget(m_for);
    whom->addWidget(m_badge);
    whom->addStretch(1);
    whom->addWidget(m_variant);
    m_for->setEliding(true);

    auto* reading = new QVBoxLayout;
    reading->setContentsMargins(12, 2, 12, 4);
    reading->setSpacing(4);
    reading->addWidget(m_preview, 1);
    reading->addWidget(m_formPlace);
    reading->addWidget(m_extras);
    m_extras->setWordWrap(true);
    m_formRows->setContentsMargins(0, 0, 0, 0);
    m_formRows->setSpacing(4);
    m_formPlace->setFrameShape(QFrame::NoFrame);
    m_formPlace->setWidgetResizable(true);
    m_formPlace->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_formPlace->setFocusPolicy(Qt::NoFocus);
    m_formPlace->viewport()->setAutoFillBackground(false);
    m_formPlace->setWidget(m_form);
    m_form->setAutoFillBackground(false);
    m_formPlace->hide();

    auto* foot = new QHBoxLayout(m_foot);
    foot->setContentsMargins(12, 0, 12, 0);
    foot->setSpacing(6);
    foot->addWidget(m_keys, 1);
    foot->addWidget(m_warnIcon);
    foot->addWidget(m_warn);
    m_keys->setEliding(true);
    m_warnIcon->setIcon(QStringLiteral("alert-circle"), Token::warningText);

    auto* right = new QVBoxLayout;
    right->setContentsMargins(0, 0, 0, 0);
    right->setSpacing(0);
    right->addLayout(searching);
    right->addWidget(m_list);
    right->addWidget(m_nothing, 1);
    right->addLayout(whom);
    right->addLayout(reading, 1);
    right->addWidget(m_foot);
    m_nothing->setContentsMargins(12, 8, 12, 8);
    kit::letAnnounce(m_nothing);
    m_nothing->setWordWrap(true);
    m_nothing->setAlignment(Qt::AlignCenter);

    auto* both = new QHBoxLayout(this);
    both->setContentsMargins(kShadow, kShadow, kShadow, kShadow);
    both->setSpacing(1);
    both->addLayout(left);
    both->addLayout(right, 1);
}

void TemplatePicker::restyle() {
    m_folderList->setFixedWidth(m_theme.px(kFolders));
    m_field->setFont(m_theme.font(TextStyle::body));
    m_field->setFixedHeight(m_theme.px(30));
    m_field->setStyleSheet(QStringLiteral("border: none; padding: 0; background: transparent;"));
    m_foot->setFixedHeight(m_theme.px(30));
    m_preview->setMinimumHeight(m_theme.lineHeight(TextStyle::body));
    sizeList();
    update();
}

void TemplatePicker::retranslate() {
    setAccessibleName(tr("Templates"));
    m_folderList->setAccessibleName(tr("Folders of templates"));
    m_list->setAccessibleName(tr("Templates"));
    m_field->setAccessibleName(tr("Find a template"));
    m_field->setPlaceholderText(tr("Shortcut, title or words of the text"));
    m_new->setText(tr("New template"));
    m_newHere->setHint(tr("New template"));
    m_edit->setHint(tr("Edit this template"));
    fillFolders();
    search();
}

void TemplatePicker::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void TemplatePicker::setTemplates(const QList<TemplateRow>& templates) {
    if (templates == m_templates)
        return;
    m_templates = templates;
    refill();
}

void TemplatePicker::setCommands(const QList<TemplateRow>& commands) {
    m_commands = commands;
    refill();
}

/// What is typed for one of them stays.
void TemplatePicker::refill() {
    const TemplateRow* before = chosen();
    const std::int64_t id = before ? before->id : 0;
    QStringList values;
    int focused = 0;
    const bool wasFilling = isFilling();
    for (const QLineEdit* input : std::as_const(m_inputs)) {
        if (input->hasFocus())
            focused = static_cast<int>(values.size());
        values.append(input->text());
    }
    m_search.setTemplates(m_templates + m_commands);
    fillFolders();
    search();
    if (isOpen() && id != 0)
        m_list->setRow(-1); // when it is gone the next Enter takes no other
    for (int i = 0; i < static_cast<int>(m_found.size()); ++i)
        if (m_found[i] != kHeading && m_search.templates()[m_found[i]].id == id)
            m_list->setRow(i);
    if (const TemplateRow* row = chosen(); row && row->id == id && wasFilling)
        showFormAgain(values, focused);
}

void TemplatePicker::setContext(std::int64_t dialogId, const TemplateContext& context) {
    if (dialogId != m_dialogId && isOpen())
        hide();
    m_dialogId = dialogId;
    m_context = context;
    m_for->setText(tr("For: %1", "a customer").arg(context.customerName));
    m_badge->setChannel(context.channelKind);
    if (isOpen())
        showChosen();
}

void TemplatePicker::open(const QString& query) {
    hideForm();
    m_bySlash = false;
    for (int i = 0; i < static_cast<int>(m_folders.size()); ++i)
        if (m_context.onlyApproved && m_folders[i].kind == Folder::Kind::approved)
            m_folderList->setRow(i);
    if (!m_context.onlyApproved)
        m_folderList->setRow(0);
    m_field->setText(query);
    m_bySlash = query.startsWith(u'/');
    search();
    show();
    raise();
    m_field->setFocus();
    m_field->end(false);
}

void TemplatePicker::finish() {
    m_bySlash = false;
    hide();
    hideForm();
}

void TemplatePicker::giveUp() {
    finish();
    emit dismissed();
}

void TemplatePicker::placeAbove(const QRect& composer, int head) {
    m_composer = composer;
    m_head = head;
    place();
}

void TemplatePicker::place() {
    const int width = std::min(m_composer.width() - 2 * (kEdge - kShadow), m_theme.px(kWidest));
    const int foot = m_composer.top() - kGap + kShadow;
    const int needed = m_inputs.isEmpty() ? m_theme.px(kLeast) : minimumSizeHint().height();
    const int room = std::min(std::max(foot - (m_head + kUnderHead - kShadow), needed), foot);
    const int height = std::min(room, m_theme.px(kTallest) + 2 * kShadow);
    // In a narrow column the texts need the place; Ctrl+Up and Ctrl+Down still go through the folders.
    const bool roomy = width >= m_theme.px(kRoomForFolders);
    m_folderList->setVisible(roomy);
    m_new->setVisible(roomy && !m_readOnly);
    m_newHere->setVisible(!roomy && !m_readOnly);
    // Whole rows only, and more than half of the place for the text itself.
    m_roomForRows = std::clamp(height * 2 / 5 / m_list->rowHeight(), kLeastRows, kMostRows);
    sizeList();
    setGeometry(m_composer.left() + kEdge - kShadow, foot - height, width, height);
}

void TemplatePicker::sizeList() {
    const int rows = m_inputs.isEmpty() ? std::min(static_cast<int>(m_found.size()), m_roomForRows) : 1;
    m_list->setFixedHeight(m_list->rowHeight() * std::max(rows, 1));
    if (const int row = m_list->row(); row >= 0)
        m_list->scrollTo(m_list->currentIndex(), row == 0 ? QListView::PositionAtTop : QListView::EnsureVisible);
}

bool TemplatePicker::onKey(QObject* watched, int key, Qt::KeyboardModifiers modifiers) {
    const bool control = modifiers.testFlag(Qt::ControlModifier);
    switch (key) {
    case Qt::Key_Escape:
        if (!m_inputs.isEmpty()) {
            hideForm();
            showChosen();
            return true;
        }
        giveUp();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        take(control);
        return true;
    case Qt::Key_Tab:
        if (watched != m_field)
            return false;
        take(false);
        return true;
    case Qt::Key_Up:
    case Qt::Key_Down: {
        if (watched != m_field)
            return false;
        const int by = key == Qt::Key_Up ? -1 : 1;
        control ? m_folderList->step(by) : m_list->step(by);
        return true;
    }
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        m_list->step(key == Qt::Key_PageUp ? -kMostRows : kMostRows);
        return true;
    case Qt::Key_Backspace:
        if (watched != m_field || !m_bySlash || m_field->text().size() > 1)
            return false;
        m_field->clear(); // the slash itself
        giveUp();
        return true;
    default:
        return false;
    }
}

bool TemplatePicker::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        const auto* press = static_cast<QKeyEvent*>(event);
        if (onKey(watched, press->key(), press->modifiers()))
            return true;
    } else if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Escape || key == Qt::Key_Tab) {
            event->accept(); // one step back is this one
            return true;
        }
    } else if (event->type() == QEvent::FocusIn && watched != m_field) {
        m_formPlace->ensureWidgetVisible(static_cast<QWidget*>(watched), 0, 0);
    } else if (event->type() == QEvent::FocusOut && isVisible()) {
        const QWidget* next = window()->focusWidget();
        const bool elsewhere =
            static_cast<QFocusEvent*>(event)->reason() == Qt::MouseFocusReason && next && !isAncestorOf(next);
        if (elsewhere)
            finish();
    }
    return QWidget::eventFilter(watched, event);
}

/// The lines between the parts stand on this paper: where a part goes elsewhere its line goes with it.
bool TemplatePicker::event(QEvent* event) {
    if (event->type() == QEvent::LayoutRequest)
        update();
    return QWidget::event(event);
}

void TemplatePicker::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF paper = QRectF(rect()).adjusted(kShadow + 0.5, kShadow + 0.5, -kShadow - 0.5, -kShadow - 0.5);
    kit::paintFloatShadow(painter, paper, 8, kShadow);
    painter.setPen(m_theme.color(m_theme.highContrast() ? Token::borderStrong : Token::border));
    painter.setBrush(m_theme.color(Token::bgSurface));
    painter.drawRoundedRect(paper, 8, 8);
    painter.setRenderHint(QPainter::Antialiasing, false);
    const QColor line = m_theme.color(Token::border);
    const QRect folders(m_folderList->geometry());
    const int seam = layoutDirection() == Qt::RightToLeft ? folders.left() - 1 : folders.right() + 1;
    if (m_folderList->isVisible())
        painter.fillRect(seam, kShadow + 1, 1, height() - 2 * kShadow - 2, line);
    const QRect right = m_foot->geometry();
    painter.fillRect(right.left(), m_field->geometry().bottom() + 4, right.width(), 1, line);
    if (m_foot->isVisible())
        painter.fillRect(right.left(), right.top(), right.width(), 1, line);
    if (m_preview->isVisible())
        painter.fillRect(right.left(), m_for->geometry().top() - 6, right.width(), 1, line);
}

} // namespace pult::client
