// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/signin/sign_in_window.hpp"

#include "client/kit/button.hpp"
#include "client/kit/field.hpp"
#include "client/kit/label.hpp"
#include "client/kit/language_switch.hpp"

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace pult::client {
namespace {

using kit::Field;
using kit::TextStyle;
using kit::Token;

constexpr int kWidth = 440;
constexpr int kHeight = 560;
constexpr int kPadding = 40;
constexpr int kRoomyPercent = 115; ///< of the text; with a larger one there is no room for what can be done without

/// The product's sign.
class Logo final : public QWidget {
public:
    explicit Logo(const kit::Theme& theme) : m_theme(theme) { setFixedSize(theme.px(40), theme.px(40)); }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        m_theme.paintIcon(painter, rect(), QStringLiteral("pult"), 40, Token::accent);
    }

private:
    const kit::Theme& m_theme;
};

} // namespace

SignInWindow::SignInWindow(kit::Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_logo(new Logo(theme)), m_language(new kit::LanguageSwitch(theme)),
      m_title(new kit::Label(theme, TextStyle::heading)), m_server(new Field(theme, Field::Kind::plain)),
      m_login(new Field(theme, Field::Kind::plain)), m_password(new Field(theme, Field::Kind::secret)),
      m_stay(new QCheckBox), m_problem(new kit::Label(theme, TextStyle::small, Token::dangerText)),
      m_enter(new kit::Button(theme, kit::Button::Look::primary)),
      m_forgotten(new kit::Button(theme, kit::Button::Look::link)),
      m_forgottenWords(new kit::Label(theme, TextStyle::small, Token::textSecondary)) {
    auto* column = new QVBoxLayout(this);
    column->setSpacing(0);
    auto* top = new QHBoxLayout;
    top->addWidget(m_logo);
    top->addStretch();
    top->addWidget(m_language);
    column->addLayout(top);
    column->addSpacing(20);
    column->addWidget(m_title);
    column->addSpacing(16);
    for (Field* field : {m_server, m_login, m_password}) {
        column->addWidget(field);
        column->addSpacing(12);
    }
    column->addWidget(m_stay);
    column->addSpacing(16);
    column->addWidget(m_problem);
    column->addWidget(m_enter);
    column->addSpacing(12);
    column->addWidget(m_forgotten, 0, Qt::AlignLeft);
    column->addWidget(m_forgottenWords);
    column->addStretch();

    setWindowIcon(theme.icon(QStringLiteral("pult"), 64, Token::accent));
    m_server->setLeadingIcon(QStringLiteral("world"));
    m_server->input()->setInputMethodHints(Qt::ImhUrlCharactersOnly | Qt::ImhNoAutoUppercase);
    m_login->input()->setInputMethodHints(Qt::ImhNoAutoUppercase | Qt::ImhNoPredictiveText);
    m_problem->setWordWrap(true);
    m_problem->setContentsMargins(0, 0, 0, 8);
    m_problem->hide();
    m_forgottenWords->setWordWrap(true);
    m_forgottenWords->hide();
    m_enter->setControlHeight(36);
    m_enter->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_forgotten->setControlHeight(24);
    m_forgotten->setTextStyle(TextStyle::small);
    m_forgotten->setPaddingAt100(0);

    connect(m_server->input(), &QLineEdit::textEdited, this, [this](const QString& text) {
        showServerUnknown();
        emit serverEdited(text);
    });
    connect(m_login->input(), &QLineEdit::textEdited, this, [this] { m_login->setRemark(Field::Remark::none); });
    connect(m_password->input(), &QLineEdit::textEdited, this, [this] { m_password->setRemark(Field::Remark::none); });
    for (Field* field : {m_server, m_login, m_password})
        connect(field->input(), &QLineEdit::returnPressed, this, &SignInWindow::submit);
    connect(m_enter, &kit::Button::clicked, this, &SignInWindow::submit);
    connect(m_forgotten, &kit::Button::clicked, this,
            [this] { m_forgottenWords->setVisible(!m_forgottenWords->isVisible()); });
    connect(m_language, &kit::LanguageSwitch::chosen, this, &SignInWindow::languageChosen);
    connect(&theme, &kit::Theme::changed, this, &SignInWindow::restyle);
    retranslate();
    restyle();
}

void SignInWindow::retranslate() {
    setWindowTitle(tr("Sign in to Pult"));
    m_title->setText(tr("Sign in to Pult"));
    m_server->setTitle(tr("Server"));
    m_server->input()->setPlaceholderText(tr("chat.example.org"));
    m_login->setTitle(tr("Login"));
    m_password->setTitle(tr("Password"));
    m_password->setRevealWords(tr("Show the password"), tr("Hide the password"));
    m_stay->setText(tr("Keep me signed in"));
    m_enter->setText(m_busy ? tr("Signing in…") : tr("Sign in"));
    m_forgotten->setText(tr("Forgot the password?"));
    m_forgottenWords->setText(tr("Your administrator can set a new one."));
    m_language->setAccessibleName(tr("Language"));
    if (m_foundVersion)
        showServerFound(QString(*m_foundVersion));
}

void SignInWindow::restyle() {
    m_stay->setFont(m_theme.font(TextStyle::body));
    // The largest text has to fit the smallest screen, with what is said of a wrong password.
    const bool large = m_theme.scalePercent() > kRoomyPercent;
    const int edge = large ? 8 : 32;
    m_logo->setVisible(!large);
    layout()->setContentsMargins(kPadding, edge, kPadding, edge);
    setFixedWidth(std::max(kWidth, m_theme.px(kWidth)));
    update();
}

bool SignInWindow::event(QEvent* event) {
    const bool done = QWidget::event(event);
    // A remark of two lines needs room; QLayout does not ask a window for it by itself.
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Show) {
        const int needed =
            layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width()) : layout()->totalSizeHint().height();
        setFixedHeight(std::max(kHeight, needed));
    }
    return done;
}

void SignInWindow::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void SignInWindow::paintEvent(QPaintEvent*) {
    QPainter(this).fillRect(rect(), m_theme.color(Token::bgSurface));
}

void SignInWindow::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    // The caret waits where the first thing is missing.
    Field* first = m_server->text().isEmpty() ? m_server : m_login->text().isEmpty() ? m_login : m_password;
    first->input()->setFocus();
}

void SignInWindow::setServer(const QString& address) {
    m_server->input()->setText(address);
}
void SignInWindow::setLogin(const QString& login) {
    m_login->input()->setText(login);
}
void SignInWindow::setStay(bool stay) {
    m_stay->setChecked(stay);
}
void SignInWindow::setLanguage(const QString& code) {
    m_language->setCode(code);
}
QString SignInWindow::server() const {
    return m_server->text().trimmed();
}

void SignInWindow::showServerUnknown() {
    m_foundVersion.reset();
    m_server->setRemark(Field::Remark::none);
}

void SignInWindow::showServerChecking() {
    m_foundVersion.reset();
    m_server->setRemark(Field::Remark::busy, tr("Looking for the server…"));
}

void SignInWindow::showServerFound(const QString& version) {
    m_foundVersion = version;
    m_server->setRemark(Field::Remark::good,
                        version.isEmpty() ? tr("Server found") : tr("Server found, version %1").arg(version));
}

void SignInWindow::showServerProblem(const QString& words) {
    m_foundVersion.reset();
    m_server->setRemark(Field::Remark::problem, words);
}

void SignInWindow::setBusy(bool busy) {
    m_busy = busy;
    for (QWidget* part : std::initializer_list<QWidget*>{m_server, m_login, m_password, m_stay, m_enter})
        part->setEnabled(!busy);
    m_enter->setText(busy ? tr("Signing in…") : tr("Sign in"));
}

void SignInWindow::showLoginProblem(const QString& words) {
    m_login->setRemark(Field::Remark::problem, words);
    m_login->input()->setFocus();
}

void SignInWindow::showPasswordProblem(const QString& words) {
    const QString text = m_password->text();
    const bool cyrillic =
        std::any_of(text.begin(), text.end(), [](QChar c) { return c.script() == QChar::Script_Cyrillic; });
    QString whole = words;
    if ((m_password->capsLock() || cyrillic) && !whole.endsWith(u'.'))
        whole += u'.';
    if (m_password->capsLock() && cyrillic)
        whole += u' ' + tr("Caps Lock and the Russian layout are on.");
    else if (m_password->capsLock())
        whole += u' ' + tr("Caps Lock is on.");
    else if (cyrillic)
        whole += u' ' + tr("The Russian layout is on.");
    m_password->setRemark(Field::Remark::problem, whole);
    m_password->input()->setFocus();
    m_password->input()->selectAll();
}

void SignInWindow::showProblem(const QString& words) {
    m_problem->setText(words);
    m_problem->setVisible(!words.isEmpty());
}

void SignInWindow::clearProblems() {
    showProblem({});
    m_login->setRemark(Field::Remark::none);
    m_password->setRemark(Field::Remark::none);
}

void SignInWindow::submit() {
    clearProblems();
    if (server().isEmpty()) {
        showServerProblem(tr("Enter the address of your server."));
        m_server->input()->setFocus();
    } else if (m_login->text().trimmed().isEmpty()) {
        showLoginProblem(tr("Enter your login."));
    } else if (m_password->text().isEmpty()) {
        m_password->setRemark(Field::Remark::problem, tr("Enter your password."));
        m_password->input()->setFocus();
    } else {
        emit signInRequested(server(), m_login->text().trimmed(), m_password->text(), m_stay->isChecked());
    }
}

} // namespace pult::client
