// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/viewer/picture_viewer.hpp"

#include "client/kit/button.hpp"
#include "client/kit/label.hpp"
#include "client/kit/latin_keys.hpp"
#include "client/kit/small_widgets.hpp"
#include "client/views/parts/fixed_keys.hpp"
#include "client/views/parts/keys_overlay.hpp"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QTransform>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace pult::client {

using kit::TextStyle;
using kit::Token;

namespace {

constexpr qreal kStep = 1.25;
constexpr qreal kLargest = 8.0;
constexpr qreal kSmallest = 0.05;
constexpr int kMargin = 16;

} // namespace

// --- the picture

PictureCanvas::PictureCanvas(const kit::Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setAttribute(Qt::WA_OpaquePaintEvent);
    setCursor(Qt::OpenHandCursor);
}

void PictureCanvas::setPicture(const QImage& picture) {
    // The sharp one replaces its preview without a jump: a scale of the preview's pixels would mean another one.
    m_picture = picture;
    fit();
}

void PictureCanvas::setWords(const QString& words) {
    m_words = words;
    update();
}

qreal PictureCanvas::fitScale() const {
    if (m_picture.isNull())
        return 1;
    const QSizeF room(std::max(width() - 2 * kMargin, 1), std::max(height() - 2 * kMargin, 1));
    // A small picture is not blown up.
    return std::min({room.width() / m_picture.width(), room.height() / m_picture.height(), 1.0});
}

QRectF PictureCanvas::place() const {
    const QSizeF size = QSizeF(m_picture.size()) * scale();
    const QPointF middle = QRectF(rect()).center() + m_offset;
    return {middle.x() - size.width() / 2, middle.y() - size.height() / 2, size.width(), size.height()};
}

void PictureCanvas::keepInside() {
    const QSizeF size = QSizeF(m_picture.size()) * scale();
    const auto limited = [](qreal offset, qreal picture, qreal room) {
        const qreal most = std::max((picture - room) / 2 + kMargin, 0.0);
        return picture + 2 * kMargin <= room ? 0.0 : std::clamp(offset, -most, most);
    };
    m_offset = {limited(m_offset.x(), size.width(), width()), limited(m_offset.y(), size.height(), height())};
    update();
}

void PictureCanvas::zoom(int steps, QPointF around) {
    if (m_picture.isNull())
        return;
    const qreal before = scale();
    m_scale = std::clamp(before * std::pow(kStep, steps), kSmallest, kLargest);
    const QPointF fromMiddle = around - QRectF(rect()).center() - m_offset;
    m_offset += fromMiddle * (1 - m_scale / before);
    keepInside();
    emit scaleChanged();
}

void PictureCanvas::fit() {
    m_scale = 0;
    m_offset = {};
    update();
    emit scaleChanged();
}

void PictureCanvas::rotate() {
    m_picture = m_picture.transformed(QTransform().rotate(90));
    fit();
}

int PictureCanvas::percent() const {
    return static_cast<int>(std::lround(scale() * 100));
}

void PictureCanvas::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(Token::bgChat));
    if (!m_picture.isNull()) {
        painter.setRenderHint(QPainter::SmoothPixmapTransform, scale() < 2);
        painter.drawImage(place(), m_picture);
    }
    if (m_words.isEmpty())
        return;
    painter.setFont(m_theme.font(TextStyle::body));
    painter.setPen(m_theme.color(Token::textSecondary));
    painter.drawText(rect().adjusted(32, 0, -32, m_picture.isNull() ? 0 : -kMargin),
                     Qt::AlignHCenter | Qt::TextWordWrap | (m_picture.isNull() ? Qt::AlignVCenter : Qt::AlignBottom),
                     m_words);
}

void PictureCanvas::resizeEvent(QResizeEvent*) {
    keepInside();
    emit scaleChanged();
}

void PictureCanvas::wheelEvent(QWheelEvent* event) {
    if (event->angleDelta().y() != 0)
        zoom(event->angleDelta().y() > 0 ? 1 : -1, event->position());
    event->accept();
}

void PictureCanvas::mousePressEvent(QMouseEvent* event) {
    m_grabbed = event->position() - m_offset;
    setCursor(Qt::ClosedHandCursor);
}

void PictureCanvas::mouseMoveEvent(QMouseEvent* event) {
    if (!event->buttons().testFlag(Qt::LeftButton))
        return;
    m_offset = event->position() - m_grabbed;
    keepInside();
}

void PictureCanvas::mouseReleaseEvent(QMouseEvent*) {
    setCursor(Qt::OpenHandCursor);
}

void PictureCanvas::mouseDoubleClickEvent(QMouseEvent* event) {
    if (m_scale > 0 || m_picture.isNull())
        return fit();
    // To the picture's own pixels, where the pointer is.
    const QPointF fromMiddle = event->position() - QRectF(rect()).center();
    const qreal before = scale();
    m_scale = 1;
    m_offset = fromMiddle * (1 - m_scale / before);
    keepInside();
    emit scaleChanged();
}

// --- the window

PictureViewer::PictureViewer(kit::Theme& theme, QWidget* parent)
    : QWidget(parent, Qt::Window), m_theme(theme), m_canvas(new PictureCanvas(theme)),
      m_title(new kit::Label(theme, TextStyle::title)),
      m_percent(new kit::Label(theme, TextStyle::small, Token::textSecondary)),
      m_nearer(kit::makeIconButton(theme, QStringLiteral("zoom-in"), nullptr, 20, 32)),
      m_further(kit::makeIconButton(theme, QStringLiteral("zoom-out"), nullptr, 20, 32)),
      m_fit(kit::makeIconButton(theme, QStringLiteral("zoom-reset"), nullptr, 20, 32)),
      m_rotate(kit::makeIconButton(theme, QStringLiteral("rotate-clockwise"), nullptr, 20, 32)),
      m_copy(kit::makeIconButton(theme, QStringLiteral("copy"), nullptr, 20, 32)),
      m_save(kit::makeIconButton(theme, QStringLiteral("download"), nullptr, 20, 32)) {
    auto* strip = new kit::HeadStrip(theme, Token::bgSurface);
    auto* row = new QHBoxLayout(strip);
    row->setContentsMargins(16, 4, 12, 5);
    row->setSpacing(4);
    row->addWidget(m_title, 1);
    row->addWidget(m_percent);
    row->addSpacing(8);
    for (kit::Button* button : {m_further, m_nearer, m_fit, m_rotate, m_copy, m_save})
        row->addWidget(button);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(strip);
    column->addWidget(m_canvas, 1);
    m_help = new KeysOverlay(theme, this);

    m_title->setEliding(true);
    m_nearer->setKey(QKeySequence(Qt::Key_Plus));
    m_further->setKey(QKeySequence(Qt::Key_Minus));
    m_fit->setKey(QKeySequence(Qt::Key_0));
    m_rotate->setKey(QKeySequence(Qt::Key_R));
    m_copy->setKey(QKeySequence(QKeySequence::Copy));
    m_save->setKey(QKeySequence(QKeySequence::Save));
    const auto middle = [this] { return QRectF(m_canvas->rect()).center(); };
    connect(m_nearer, &kit::Button::clicked, this, [=, this] { m_canvas->zoom(1, middle()); });
    connect(m_further, &kit::Button::clicked, this, [=, this] { m_canvas->zoom(-1, middle()); });
    connect(m_fit, &kit::Button::clicked, m_canvas, &PictureCanvas::fit);
    connect(m_rotate, &kit::Button::clicked, m_canvas, &PictureCanvas::rotate);
    connect(m_copy, &kit::Button::clicked, this, &PictureViewer::copy);
    connect(m_save, &kit::Button::clicked, this, &PictureViewer::saveRequested);
    connect(m_canvas, &PictureCanvas::scaleChanged, this, &PictureViewer::refresh);
    connect(&theme, &kit::Theme::changed, m_canvas, qOverload<>(&QWidget::update));
    setMinimumSize(400, 300);
    resize(960, 720);
    retranslate();
}

void PictureViewer::open(const QString& name, const QImage& preview) {
    m_name = name;
    m_canvas->setWords(tr("Loading…"));
    m_canvas->setPicture(preview);
    retranslate();
    show();
    raise();
    activateWindow();
}

void PictureViewer::setPicture(const QImage& picture) {
    m_canvas->setWords({});
    m_canvas->setPicture(picture);
    retranslate();
}

void PictureViewer::showProblem(const QString& words) {
    m_canvas->setWords(words);
    m_canvas->setAccessibleName(words);
}

void PictureViewer::copy() {
    if (!m_canvas->picture().isNull())
        QApplication::clipboard()->setImage(m_canvas->picture());
}

void PictureViewer::retranslate() {
    setWindowTitle(m_name.isEmpty() ? tr("Picture") : tr("%1, Pult", "window title: a picture").arg(m_name));
    m_title->setText(m_name);
    m_canvas->setAccessibleName(tr("Picture %1").arg(m_name));
    m_nearer->setHint(tr("Nearer"));
    m_further->setHint(tr("Further"));
    m_fit->setHint(tr("Fit into the window"));
    m_rotate->setHint(tr("Rotate"));
    m_copy->setHint(tr("Copy"));
    m_save->setHint(tr("Save as"));
    refresh();
}

void PictureViewer::refresh() {
    const bool there = !m_canvas->picture().isNull();
    m_percent->setText(there ? tr("%1 %", "scale of a picture").arg(m_canvas->percent()) : QString());
    for (kit::Button* button : {m_nearer, m_further, m_fit, m_rotate, m_copy})
        button->setEnabled(there);
}

void PictureViewer::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void PictureViewer::keyPressEvent(QKeyEvent* event) {
    const QPointF middle = QRectF(m_canvas->rect()).center();
    if (event->key() == Qt::Key_Escape)
        close();
    else if (event->key() == Qt::Key_F1)
        m_help->open(fixedKeys(KeyPlace::viewer), KeyPlace::viewer);
    else if (event->key() == Qt::Key_Plus || event->key() == Qt::Key_Equal)
        m_canvas->zoom(1, middle);
    else if (event->key() == Qt::Key_Minus)
        m_canvas->zoom(-1, middle);
    else if (event->key() == Qt::Key_0)
        m_canvas->fit();
    else if (event->matches(QKeySequence::Copy))
        copy();
    else if (event->matches(QKeySequence::Save))
        emit saveRequested();
    else if (event->key() == Qt::Key_R || kit::latinKeyOf(event->key()) == Qt::Key_R)
        m_canvas->rotate();
    else
        QWidget::keyPressEvent(event);
}

} // namespace pult::client
