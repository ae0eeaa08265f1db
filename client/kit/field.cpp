// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/kit/field.hpp"

#include "client/kit/button.hpp"
#include "client/kit/label.hpp"
#include "client/kit/small_widgets.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QStyle>
#include <QVBoxLayout>

namespace pult::kit {
namespace {
constexpr int kInputHeight = 36;
constexpr int kRemarkIcon = 16;
} // namespace

/// A small tinted word inside the input.
class Field::Badge final : public QWidget {
public:
    Badge(const Theme& theme, Token paper, Token ink, QWidget* parent)
        : QWidget(parent), m_theme(theme), m_paper(paper), m_ink(ink) {
        setAttribute(Qt::WA_TransparentForMouseEvents);
    }
    void setWord(const QString& word) {
        m_word = word;
        setAccessibleName(word);
        setVisible(!word.isEmpty());
        updateGeometry();
        update();
    }
    QSize sizeHint() const override {
        return {QFontMetrics(m_theme.font(TextStyle::caption)).horizontalAdvance(m_word) + m_theme.px(12),
                m_theme.px(20)};
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(m_theme.highContrast() ? QPen(m_theme.color(Token::borderStrong)) : QPen(Qt::NoPen));
        painter.setBrush(m_theme.color(m_paper));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        painter.setFont(m_theme.font(TextStyle::caption));
        painter.setPen(m_theme.color(m_ink));
        painter.drawText(rect(), Qt::AlignCenter, m_word);
    }

private:
    const Theme& m_theme;
    Token m_paper;
    Token m_ink;
    QString m_word;
};

Field::Field(const Theme& theme, Kind kind, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_kind(kind), m_title(new Label(theme, TextStyle::small, Token::textSecondary)),
      m_input(new QLineEdit), m_remarkWords(new Label(theme, TextStyle::small)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_title);
    column->addWidget(m_input);
    column->addWidget(m_remarkWords);
    m_title->setBuddy(m_input);
    m_remarkWords->setWordWrap(true);
    m_remarkWords->hide();
    m_input->installEventFilter(this);

    if (kind == Kind::secret) {
        m_input->setEchoMode(QLineEdit::Password);
        m_extras = new QWidget(m_input);
        auto* row = new QHBoxLayout(m_extras);
        row->setContentsMargins(0, 0, 4, 0);
        row->setSpacing(4);
        m_alphabet = new Badge(theme, Token::bgHover, Token::textSecondary, m_extras);
        m_capsBadge = new Badge(theme, Token::warningBg, Token::warningText, m_extras);
        m_eye = makeIconButton(theme, QStringLiteral("eye"), m_extras, 16, 28);
        m_eye->setCheckable(true);
        m_eye->setCursor(Qt::ArrowCursor);
        for (QWidget* part : std::initializer_list<QWidget*>{m_alphabet, m_capsBadge, m_eye})
            row->addWidget(part, 0, Qt::AlignVCenter);
        m_alphabet->hide();
        m_capsBadge->hide();
        connect(m_eye, &Button::toggled, this, &Field::reveal);
    }
    restyle();
    connect(&theme, &Theme::changed, this, &Field::restyle);
}

void Field::restyle() {
    m_input->setFont(m_theme.font(TextStyle::body));
    m_input->setFixedHeight(m_theme.px(kInputHeight));
    m_remarkWords->setContentsMargins(m_theme.px(kRemarkIcon) + 4, 0, 0, 0);
    setRemark(m_remark, m_remarkWords->text());
    placeExtras();
}

void Field::setTitle(const QString& title) {
    m_title->setText(title);
    m_input->setAccessibleName(title);
}

void Field::setLeadingIcon(const QString& icon) {
    if (!m_leading)
        m_leading = new IconView(m_theme, 16, m_input);
    m_leading->setIcon(icon, Token::textSecondary);
    placeExtras();
}

void Field::setRevealWords(const QString& show, const QString& hide) {
    m_showWords = show;
    m_hideWords = hide;
    if (m_eye)
        m_eye->setHint(m_eye->isChecked() ? hide : show);
}

void Field::reveal(bool shown) {
    m_input->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
    m_eye->setIconName(shown ? QStringLiteral("eye-off") : QStringLiteral("eye"));
    m_eye->setHint(shown ? m_hideWords : m_showWords);
}

void Field::setRemark(Remark remark, const QString& words) {
    m_remark = remark;
    m_remarkWords->setText(words);
    m_remarkWords->setVisible(remark != Remark::none && !words.isEmpty());
    m_remarkWords->setColour(remark == Remark::good      ? Token::successText
                             : remark == Remark::problem ? Token::dangerText
                                                         : Token::textMuted);
    m_input->setAccessibleDescription(words);
    const bool invalid = remark == Remark::problem;
    if (m_input->property("invalid").toBool() != invalid) {
        m_input->setProperty("invalid", invalid);
        m_input->style()->unpolish(m_input);
        m_input->style()->polish(m_input);
    }
    update();
}

void Field::paintEvent(QPaintEvent*) {
    if (!m_remarkWords->isVisible())
        return;
    QPainter painter(this);
    const QRect line(m_remarkWords->x(), m_remarkWords->y(), m_theme.px(kRemarkIcon),
                     m_theme.lineHeight(TextStyle::small));
    switch (m_remark) {
    case Remark::good:
        m_theme.paintIcon(painter, line, QStringLiteral("circle-check"), kRemarkIcon, Token::successText);
        break;
    case Remark::problem:
        m_theme.paintIcon(painter, line, QStringLiteral("alert-circle"), kRemarkIcon, Token::dangerText);
        break;
    case Remark::busy:
        m_theme.paintIcon(painter, line, QStringLiteral("loader-2"), kRemarkIcon, Token::textMuted);
        break;
    case Remark::hint:
        m_theme.paintIcon(painter, line, QStringLiteral("info-circle"), kRemarkIcon, Token::textMuted);
        break;
    case Remark::none:
        break;
    }
}

void Field::placeExtras() {
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const QRect whole = m_input->rect();
    int before = 0;
    int after = 0;
    if (m_leading) {
        const int side = m_theme.px(16);
        before = side + 8;
        const QRect place(12, (whole.height() - side) / 2, side, side);
        m_leading->move(QStyle::visualRect(layoutDirection(), whole, place).topLeft());
    }
    if (m_extras) {
        after = m_extras->sizeHint().width();
        m_extras->setGeometry(
            QStyle::visualRect(layoutDirection(), whole, QRect(whole.width() - after, 0, after, whole.height())));
    }
    m_input->setTextMargins(mirrored ? after : before, 0, mirrored ? before : after, 0);
}

void Field::watchKey(const QString& typed, bool shift) {
    if (typed.size() != 1 || !typed.front().isLetter())
        return;
    const QChar letter = typed.front();
    m_caps = letter.isUpper() != shift && letter.toUpper() != letter.toLower();
    m_alphabet->setWord(letter.script() == QChar::Script_Cyrillic ? QStringLiteral("RU") : QStringLiteral("EN"));
    m_capsBadge->setWord(m_caps ? QStringLiteral("CAPS") : QString());
    placeExtras();
}

bool Field::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize) {
        placeExtras();
    } else if (m_kind == Kind::secret && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_CapsLock)
            m_capsBadge->setWord({});
        watchKey(key->text(), key->modifiers().testFlag(Qt::ShiftModifier));
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace pult::kit
