<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU">
<context>
    <name>pult::client::AlertBar</name>
    <message numerus="yes">
        <source>%1 And %n more.</source>
        <comment>after a sentence about another trouble</comment>
        <translation>
            <numerusform>%1 И ещё %n.</numerusform>
            <numerusform>%1 И ещё %n.</numerusform>
            <numerusform>%1 И ещё %n.</numerusform>
        </translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Скрыть</translation>
    </message>
</context>
<context>
    <name>pult::client::Alerts</name>
    <message>
        <source>The server can&apos;t save anything right now: nothing new is accepted, your texts are kept here. Tell your administrator.</source>
        <translation>Сервер сейчас ничего не может сохранить: новое не принимается, ваши тексты хранятся здесь. Сообщите администратору.</translation>
    </message>
    <message>
        <source>The server&apos;s disk is almost full. Tell your administrator.</source>
        <translation>Диск сервера почти заполнен. Сообщите администратору.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate expires soon. Tell your administrator.</source>
        <translation>Сертификат сервера скоро истечёт. Сообщите администратору.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate has expired: customers can&apos;t reach the chat. Tell your administrator.</source>
        <translation>Сертификат сервера истёк: клиенты не могут открыть чат. Сообщите администратору.</translation>
    </message>
    <message>
        <source>The server&apos;s backups fail. Tell your administrator.</source>
        <translation>Резервные копии сервера не создаются. Сообщите администратору.</translation>
    </message>
    <message>
        <source>“%1” does not work, replies wait</source>
        <comment>a channel</comment>
        <translation>Канал «%1» не работает, ответы ждут</translation>
    </message>
    <message>
        <source>“%1” works with trouble, replies may be late</source>
        <comment>a channel</comment>
        <translation>Канал «%1» работает с перебоями, ответы могут запаздывать</translation>
    </message>
    <message>
        <source>The server takes no replies right now. They are kept here and go out by themselves.</source>
        <translation>Сервер сейчас не принимает ответы. Они хранятся здесь и уйдут сами.</translation>
    </message>
</context>
<context>
    <name>pult::client::Application</name>
    <message>
        <source>Leave and lose them</source>
        <translation>Выйти, они пропадут</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Остаться</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Выйти из программы</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) or change(s) are not at the server yet and will be lost.</source>
        <translation>
            <numerusform>%n сообщение или изменение ещё не на сервере и пропадёт.</numerusform>
            <numerusform>%n сообщения или изменения ещё не на сервере и пропадут.</numerusform>
            <numerusform>%n сообщений или изменений ещё не на сервере и пропадут.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) or change(s) are not at the server yet. They go there when Pult runs again.</source>
        <translation>
            <numerusform>%n сообщение или изменение ещё не на сервере. Уйдёт, когда Пульт запустится снова.</numerusform>
            <numerusform>%n сообщения или изменения ещё не на сервере. Уйдут, когда Пульт запустится снова.</numerusform>
            <numerusform>%n сообщений или изменений ещё не на сервере. Уйдут, когда Пульт запустится снова.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pult::client::BlockHead</name>
    <message>
        <source>%1, folded</source>
        <comment>a block of the card</comment>
        <translation>%1, свёрнуто</translation>
    </message>
    <message>
        <source>%1, unfolded</source>
        <comment>a block of the card</comment>
        <translation>%1, развёрнуто</translation>
    </message>
</context>
<context>
    <name>pult::client::BlockHead</name>
    <message>
        <source>%1, folded</source>
        <comment>a block of the card</comment>
        <translation>%1, свёрнуто</translation>
    </message>
    <message>
        <source>%1, unfolded</source>
        <comment>a block of the card</comment>
        <translation>%1, развёрнуто</translation>
    </message>
</context>
<context>
    <name>pult::client::CardPane</name>
    <message>
        <source>VIP</source>
        <translation>VIP</translation>
    </message>
    <message>
        <source>customer since %1</source>
        <comment>year</comment>
        <translation>клиент с %1</translation>
    </message>
    <message>
        <source>CONTACTS</source>
        <translation>КОНТАКТЫ</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>подтверждён</translation>
    </message>
    <message>
        <source>TAGS</source>
        <translation>ТЕГИ</translation>
    </message>
    <message>
        <source>FIELDS</source>
        <translation>ПОЛЯ</translation>
    </message>
    <message>
        <source>NOTES ABOUT THE CUSTOMER</source>
        <translation>ЗАМЕТКИ О КЛИЕНТЕ</translation>
    </message>
    <message>
        <source>New note, Enter saves</source>
        <translation>Новая заметка, Enter сохранит</translation>
    </message>
    <message>
        <source>New note about the customer</source>
        <translation>Новая заметка о клиенте</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Клиент</translation>
    </message>
    <message>
        <source>Hide the card</source>
        <translation>Скрыть карту</translation>
    </message>
    <message>
        <source>Add a tag to the customer</source>
        <translation>Добавить тег клиенту</translation>
    </message>
    <message>
        <source>DIALOGS</source>
        <translation>ДИАЛОГИ</translation>
    </message>
    <message>
        <source>Older ones are not shown</source>
        <translation>Более старые не показаны</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Карта</translation>
    </message>
    <message>
        <source>History</source>
        <translation>История</translation>
    </message>
</context>
<context>
    <name>pult::client::ComposerFiles</name>
    <message>
        <source>The picture in the clipboard can&apos;t be read</source>
        <translation>Картинка в буфере не читается</translation>
    </message>
    <message>
        <source>Picture %1.png</source>
        <comment>pasted; date and time</comment>
        <translation>Снимок %1.png</translation>
    </message>
    <message>
        <source>A file did not go up: try it again or remove it</source>
        <translation>Файл не загрузился: повторите или уберите его</translation>
    </message>
    <message>
        <source>Goes out as soon as the files are up</source>
        <translation>Уйдёт, как только загрузятся файлы</translation>
    </message>
    <message>
        <source>%1 is gone or another file by now: attach it again</source>
        <translation>%1 уже нет или это другой файл: приложите его снова</translation>
    </message>
</context>
<context>
    <name>pult::client::ComposerView</name>
    <message>
        <source>Reply</source>
        <translation>Ответ</translation>
    </message>
    <message>
        <source>Reply to the customer</source>
        <translation>Ответ клиенту</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Заметка</translation>
    </message>
    <message>
        <source>Note for colleagues</source>
        <translation>Заметка для коллег</translation>
    </message>
    <message>
        <source>Only staff can see this</source>
        <translation>Видят только сотрудники</translation>
    </message>
    <message>
        <source>To:</source>
        <translation>Кому:</translation>
    </message>
    <message>
        <source>Add the note</source>
        <translation>Добавить заметку</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Отправить</translation>
    </message>
    <message>
        <source>Add the note, the customer will not see it</source>
        <translation>Добавить заметку, клиент её не увидит</translation>
    </message>
    <message>
        <source>Send the reply</source>
        <translation>Отправить ответ</translation>
    </message>
    <message>
        <source>Note, the customer will not see it</source>
        <translation>Заметка, клиент её не увидит</translation>
    </message>
    <message>
        <source>Reply to %1</source>
        <translation>Ответ: %1</translation>
    </message>
    <message>
        <source>Write a note…</source>
        <translation>Напишите заметку…</translation>
    </message>
    <message>
        <source>Write a reply…</source>
        <translation>Напишите ответ…</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <comment>characters used, allowed</comment>
        <translation>%1 / %2</translation>
    </message>
    <message numerus="yes">
        <source>%n character(s) too many for this channel</source>
        <translation>
            <numerusform>%n символ лишний для этого канала</numerusform>
            <numerusform>%n символа лишние для этого канала</numerusform>
            <numerusform>%n символов лишние для этого канала</numerusform>
        </translation>
    </message>
    <message>
        <source>The dialog has just changed: press once more to send</source>
        <translation>Диалог только что сменился: нажмите ещё раз, чтобы отправить</translation>
    </message>
    <message>
        <source>Attach a file</source>
        <translation>Прикрепить файл</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>Прикрепить файлы</translation>
    </message>
    <message numerus="yes">
        <source>%n character(s) are too many for a message: attach them as a file</source>
        <translation>
            <numerusform>%n знак: для сообщения это много, приложите текст файлом</numerusform>
            <numerusform>%n знака: для сообщения это много, приложите текст файлом</numerusform>
            <numerusform>%n знаков: для сообщения это много, приложите текст файлом</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pult::client::ConnectionBar</name>
    <message numerus="yes">
        <source>Back online, %n new</source>
        <translation>
            <numerusform>Снова на связи, %n новое</numerusform>
            <numerusform>Снова на связи, %n новых</numerusform>
            <numerusform>Снова на связи, %n новых</numerusform>
        </translation>
    </message>
    <message>
        <source>Back online</source>
        <translation>Снова на связи</translation>
    </message>
    <message>
        <source>No answer from the server since %1. Your texts are safe</source>
        <translation>Сервер не отвечает с %1. Ваши тексты сохранены</translation>
    </message>
    <message>
        <source>The server has another version than this Pult: one of them needs an update. Your texts are safe</source>
        <translation>У сервера и этого Пульта разные версии: один из них нужно обновить. Ваши тексты сохранены</translation>
    </message>
    <message numerus="yes">
        <source>No connection, retrying in %n s.</source>
        <translation>
            <numerusform>Нет связи, повтор через %n с.</numerusform>
            <numerusform>Нет связи, повтор через %n с.</numerusform>
            <numerusform>Нет связи, повтор через %n с.</numerusform>
        </translation>
    </message>
    <message>
        <source>No connection, trying again…</source>
        <translation>Нет связи, пробуем снова…</translation>
    </message>
    <message>
        <source>Replies that wait to be sent: %1</source>
        <translation>Ответы ждут отправки: %1</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Сейчас</translation>
    </message>
    <message>
        <source>Changes that wait to be made: %1</source>
        <translation>Изменений ждут отправки: %1</translation>
    </message>
</context>
<context>
    <name>pult::client::Customer</name>
    <message>
        <source>Guest %1</source>
        <comment>number of a visitor without a name</comment>
        <translation>Гость %1</translation>
    </message>
    <message>
        <source>visitor %1</source>
        <comment>number of a visitor</comment>
        <translation>посетитель %1</translation>
    </message>
</context>
<context>
    <name>pult::client::DialogLine</name>
    <message>
        <source>nobody&apos;s</source>
        <translation>без оператора</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>owner of a dialog, its last words</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>закрыт</translation>
    </message>
    <message>
        <source>open now</source>
        <translation>открыт сейчас</translation>
    </message>
</context>
<context>
    <name>pult::client::DialogListView</name>
    <message numerus="yes">
        <source>Attach %n file(s) for %1, %2?</source>
        <comment>customer, channel</comment>
        <translation>
            <numerusform>Приложить %n файл для %1, %2?</numerusform>
            <numerusform>Приложить %n файла для %1, %2?</numerusform>
            <numerusform>Приложить %n файлов для %1, %2?</numerusform>
        </translation>
    </message>
    <message>
        <source>The dialog opens, and nothing is sent until you send it.</source>
        <translation>Диалог откроется; ничего не уйдёт, пока вы не отправите.</translation>
    </message>
    <message>
        <source>Attach</source>
        <translation>Приложить</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
</context>
<context>
    <name>pult::client::DialogPreview</name>
    <message>
        <source>sends in a moment</source>
        <translation>сейчас отправится</translation>
    </message>
    <message>
        <source>in the queue</source>
        <translation>в очереди</translation>
    </message>
    <message>
        <source>sending</source>
        <translation>отправляется</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>отправлено</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>доставлено</translation>
    </message>
    <message>
        <source>read</source>
        <translation>прочитано</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>не отправлено</translation>
    </message>
    <message>
        <source>maybe sent</source>
        <translation>возможно отправлено</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>отменено</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Фото</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Видео</translation>
    </message>
    <message>
        <source>Voice message</source>
        <translation>Голосовое сообщение</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Файл</translation>
    </message>
    <message>
        <source>typing…</source>
        <translation>печатает…</translation>
    </message>
    <message>
        <source>%1 is writing…</source>
        <comment>a colleague</comment>
        <translation>%1 пишет…</translation>
    </message>
    <message>
        <source>Draft:</source>
        <translation>Черновик:</translation>
    </message>
    <message>
        <source>Not sent:</source>
        <translation>Не отправлено:</translation>
    </message>
    <message>
        <source>Maybe sent:</source>
        <translation>Возможно отправлено:</translation>
    </message>
    <message>
        <source>You: %1</source>
        <comment>last message</comment>
        <translation>Вы: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>author, text</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>pult::client::FileChip</name>
    <message>
        <source>Upload %1 again</source>
        <translation>Загрузить %1 ещё раз</translation>
    </message>
    <message>
        <source>Stop uploading %1</source>
        <translation>Остановить загрузку %1</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>Убрать %1</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>of an upload</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 %, waits for the network</source>
        <comment>of an upload</comment>
        <translation>%1 %, ждёт связи</translation>
    </message>
    <message>
        <source>%1 %, %2/s</source>
        <comment>of an upload: how much, how fast</comment>
        <translation>%1 %, %2/с</translation>
    </message>
    <message>
        <source>ready</source>
        <comment>a file</comment>
        <translation>готов</translation>
    </message>
</context>
<context>
    <name>pult::client::Files</name>
    <message>
        <source>“%1” is a folder: pack it into an archive to send it</source>
        <translation>«%1» это папка: чтобы отправить, упакуйте её в архив</translation>
    </message>
    <message>
        <source>“%1” is no longer there</source>
        <translation>Файла «%1» больше нет на месте</translation>
    </message>
    <message>
        <source>“%1” can&apos;t be read: look at its permissions</source>
        <translation>«%1» не читается: проверьте права на файл</translation>
    </message>
    <message>
        <source>“%1” is empty, there is nothing to send</source>
        <translation>Файл «%1» пуст, отправлять нечего</translation>
    </message>
    <message>
        <source>“%1” is %2, at most %3 can be sent</source>
        <translation>«%1»: %2, отправить можно не больше %3</translation>
    </message>
    <message>
        <source>“%1” is a program: programs are not sent to customers</source>
        <translation>«%1» это программа: программы клиентам не отправляем</translation>
    </message>
    <message numerus="yes">
        <source>“%1” does not fit: a message takes %n file(s), send the rest after it</source>
        <translation>
            <numerusform>«%1» не поместился: в сообщении %n файл, остальные отправьте следом</numerusform>
            <numerusform>«%1» не поместился: в сообщении до %n файлов, остальные отправьте следом</numerusform>
            <numerusform>«%1» не поместился: в сообщении до %n файлов, остальные отправьте следом</numerusform>
        </translation>
    </message>
    <message>
        <source>the file is gone</source>
        <translation>файл исчез</translation>
    </message>
    <message>
        <source>the server does not take this type</source>
        <translation>сервер не принимает такой тип</translation>
    </message>
    <message>
        <source>too large for the server</source>
        <translation>слишком велик для сервера</translation>
    </message>
    <message>
        <source>the server could not read it</source>
        <translation>сервер не смог прочитать</translation>
    </message>
    <message>
        <source>it was changed meanwhile: attach it again</source>
        <translation>файл изменился: приложите его снова</translation>
    </message>
    <message>
        <source>too many uploads at once</source>
        <translation>слишком много загрузок сразу</translation>
    </message>
    <message>
        <source>the server can&apos;t take it now</source>
        <translation>сервер сейчас не может его принять</translation>
    </message>
    <message>
        <source>did not go up</source>
        <translation>не загрузился</translation>
    </message>
</context>
<context>
    <name>pult::client::FolderButton</name>
    <message numerus="yes">
        <source>%n need(s) an answer</source>
        <translation>
            <numerusform>%n ждёт ответа</numerusform>
            <numerusform>%n ждут ответа</numerusform>
            <numerusform>%n ждут ответа</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dialog(s)</source>
        <translation>
            <numerusform>%n диалог</numerusform>
            <numerusform>%n диалога</numerusform>
            <numerusform>%n диалогов</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pult::client::FolderPane</name>
    <message>
        <source>Unanswered</source>
        <translation>Неотвеченные</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Мои</translation>
    </message>
    <message>
        <source>Unassigned</source>
        <translation>Без оператора</translation>
    </message>
    <message>
        <source>Awaiting customer</source>
        <translation>Ждём клиента</translation>
    </message>
    <message>
        <source>Snoozed</source>
        <translation>Отложенные</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Закрытые</translation>
    </message>
    <message>
        <source>MY DESK</source>
        <translation>МОЙ СТОЛ</translation>
    </message>
    <message>
        <source>Take next %1</source>
        <comment>how many are in the queue</comment>
        <translation>Взять след. %1</translation>
    </message>
    <message>
        <source>Take next</source>
        <translation>Взять след.</translation>
    </message>
    <message>
        <source>Take the most urgent dialog from the queue</source>
        <translation>Взять самый срочный диалог из очереди</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Черновики</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Не отправлено</translation>
    </message>
</context>
<context>
    <name>pult::client::InboxController</name>
    <message>
        <source>Nobody is waiting</source>
        <translation>Никто не ждёт</translation>
    </message>
    <message>
        <source>The file can&apos;t be opened</source>
        <translation>Файл не открывается</translation>
    </message>
</context>
<context>
    <name>pult::client::InboxWindow</name>
    <message>
        <source>Take the next dialog</source>
        <translation>Взять следующий диалог</translation>
    </message>
    <message>
        <source>Next dialog</source>
        <translation>Следующий диалог</translation>
    </message>
    <message>
        <source>Previous dialog</source>
        <translation>Предыдущий диалог</translation>
    </message>
    <message>
        <source>Back to the dialog before</source>
        <translation>Вернуться к прошлому диалогу</translation>
    </message>
    <message>
        <source>Write a reply</source>
        <translation>Писать ответ</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>Писать заметку</translation>
    </message>
    <message>
        <source>Answered, no reply needed</source>
        <translation>Отвечен, ответ не нужен</translation>
    </message>
    <message>
        <source>Close or reopen the dialog</source>
        <translation>Закрыть или открыть снова</translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation>Отложить</translation>
    </message>
    <message>
        <source>Take the dialog, take it over</source>
        <translation>Взять или забрать диалог</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Теги</translation>
    </message>
    <message>
        <source>Jump to the newest message</source>
        <translation>К последнему сообщению</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Следующая область</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>Предыдущая область</translation>
    </message>
    <message>
        <source>Show or hide the folders</source>
        <translation>Показать или скрыть папки</translation>
    </message>
    <message>
        <source>Show or hide the customer&apos;s card</source>
        <translation>Показать или скрыть карту клиента</translation>
    </message>
    <message>
        <source>Busy or online</source>
        <translation>Занят или онлайн</translation>
    </message>
    <message>
        <source>Connect again now</source>
        <translation>Подключиться сейчас</translation>
    </message>
    <message>
        <source>Bigger text</source>
        <translation>Текст крупнее</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Текст мельче</translation>
    </message>
    <message>
        <source>Normal text</source>
        <translation>Обычный текст</translation>
    </message>
    <message>
        <source>One step back</source>
        <translation>Шаг назад</translation>
    </message>
    <message>
        <source>Keys of this screen</source>
        <translation>Клавиши этого экрана</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Выйти из программы</translation>
    </message>
    <message>
        <source>Open a folder</source>
        <translation>Открыть папку</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Отправить</translation>
    </message>
    <message>
        <source>New line</source>
        <translation>Новая строка</translation>
    </message>
    <message>
        <source>%1, Pult</source>
        <comment>window title: customer</comment>
        <translation>%1, Пульт</translation>
    </message>
    <message>
        <source>Pult</source>
        <translation>Пульт</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Цвета</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Светлые</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Тёмные</translation>
    </message>
    <message>
        <source>High contrast, light</source>
        <translation>Контрастные светлые</translation>
    </message>
    <message>
        <source>High contrast, dark</source>
        <translation>Контрастные тёмные</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Размер текста</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>text size</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Выйти из учётной записи</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Как в системе</translation>
    </message>
    <message>
        <source>Attach a file</source>
        <translation>Прикрепить файл</translation>
    </message>
    <message>
        <source>Undo after sending</source>
        <translation>Отмена после отправки</translation>
    </message>
    <message>
        <source>Not at all</source>
        <comment>undo after sending</comment>
        <translation>Без отмены</translation>
    </message>
    <message numerus="yes">
        <source>%n s</source>
        <translation>
            <numerusform>%n с</numerusform>
            <numerusform>%n с</numerusform>
            <numerusform>%n с</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pult::client::JumpButton</name>
    <message numerus="yes">
        <source>Jump to the newest, %n new below</source>
        <translation>
            <numerusform>К последнему, ниже %n новое</numerusform>
            <numerusform>К последнему, ниже %n новых</numerusform>
            <numerusform>К последнему, ниже %n новых</numerusform>
        </translation>
    </message>
    <message>
        <source>Jump to the newest</source>
        <translation>К последнему</translation>
    </message>
</context>
<context>
    <name>pult::client::KeptKey</name>
    <message>
        <source>This computer&apos;s disk can&apos;t be used: drafts and unsent messages last only until Pult is closed</source>
        <translation>Диск этого компьютера недоступен: черновики и неотправленное сохранятся только до закрытия Пульта</translation>
    </message>
    <message>
        <source>The key ring does not answer: what is kept here can&apos;t be read now. Drafts and unsent messages last only until Pult is closed</source>
        <translation>Связка ключей не отвечает: сохранённое здесь сейчас не прочитать. Черновики и неотправленное сохранятся только до закрытия Пульта</translation>
    </message>
</context>
<context>
    <name>pult::client::KeptScope</name>
    <message>
        <source>Dialogs can&apos;t be kept on this computer: without the network there is nothing to read</source>
        <translation>Диалоги нельзя хранить на этом компьютере: без сети читать будет нечего</translation>
    </message>
    <message>
        <source>The dialogs kept on this computer can&apos;t be read, they are loaded anew. The file was set aside as %1</source>
        <translation>Сохранённые здесь диалоги не читаются, они загружаются заново. Файл отложен как %1</translation>
    </message>
    <message>
        <source>The dialogs kept on this computer can&apos;t be read. When Pult starts again they are loaded anew</source>
        <translation>Сохранённые здесь диалоги не читаются. После перезапуска Пульта они загрузятся заново</translation>
    </message>
    <message>
        <source>This computer&apos;s disk is full or can&apos;t be written: what comes from now on is not kept for work without the network</source>
        <translation>Диск этого компьютера полон или недоступен для записи: новое не сохраняется для работы без сети</translation>
    </message>
</context>
<context>
    <name>pult::client::KeptVault</name>
    <message>
        <source>This computer&apos;s disk can&apos;t be used: drafts and unsent messages last only until Pult is closed</source>
        <translation>Диск этого компьютера недоступен: черновики и неотправленное сохранятся только до закрытия Пульта</translation>
    </message>
    <message>
        <source>What was kept here can&apos;t be read and was set aside as %1</source>
        <translation>Сохранённое здесь не читается, файл отложен как %1</translation>
    </message>
</context>
<context>
    <name>pult::client::KeysOverlay</name>
    <message>
        <source>Keys of this screen</source>
        <translation>Клавиши этого экрана</translation>
    </message>
</context>
<context>
    <name>pult::client::ListPane</name>
    <message>
        <source>Most urgent first</source>
        <translation>Сначала срочные</translation>
    </message>
    <message>
        <source>Newest message first</source>
        <translation>Сначала новые</translation>
    </message>
    <message>
        <source>Folder: %1</source>
        <translation>Папка: %1</translation>
    </message>
    <message>
        <source>By urgency</source>
        <translation>По сроку</translation>
    </message>
    <message>
        <source>By time</source>
        <translation>По времени</translation>
    </message>
    <message>
        <source>Order of the list</source>
        <translation>Порядок списка</translation>
    </message>
    <message>
        <source>Take the most urgent dialog from the queue</source>
        <translation>Взять самый срочный диалог из очереди</translation>
    </message>
    <message>
        <source>Dialogs: %1</source>
        <translation>Диалоги: %1</translation>
    </message>
    <message>
        <source>Everyone has an answer</source>
        <translation>Все ответы даны</translation>
    </message>
    <message>
        <source>You have no dialogs. Take the next one from the queue</source>
        <translation>У вас нет диалогов. Возьмите следующий из очереди</translation>
    </message>
    <message>
        <source>No closed dialogs yet</source>
        <translation>Закрытых диалогов пока нет</translation>
    </message>
    <message>
        <source>Nothing is snoozed</source>
        <translation>Ничего не отложено</translation>
    </message>
    <message>
        <source>All quiet. New messages appear here by themselves</source>
        <translation>Пока тихо. Новые сообщения появятся здесь сами</translation>
    </message>
    <message>
        <source>Take next (%1)</source>
        <comment>how many are in the queue</comment>
        <translation>Взять след. (%1)</translation>
    </message>
    <message>
        <source>Loading the dialogs…</source>
        <translation>Загружаем диалоги…</translation>
    </message>
    <message>
        <source>No unfinished texts</source>
        <translation>Незаконченных текстов нет</translation>
    </message>
    <message>
        <source>Everything has been sent</source>
        <translation>Всё отправлено</translation>
    </message>
</context>
<context>
    <name>pult::client::Message</name>
    <message>
        <source>New messages</source>
        <translation>Новые сообщения</translation>
    </message>
    <message>
        <source>WHISPER</source>
        <translation>ПОДСКАЗКА</translation>
    </message>
    <message>
        <source>NOTE</source>
        <translation>ЗАМЕТКА</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>whisper: author, operator</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1, only staff can see this</source>
        <translation>%1, видят только сотрудники</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Копировать</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>Цитировать</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Править</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>It was sent</source>
        <translation>Отправлено</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Отправить ещё раз</translation>
    </message>
    <message>
        <source>deleted by the customer</source>
        <translation>удалено клиентом</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>изменено</translation>
    </message>
    <message>
        <source>The channel refused the message.</source>
        <translation>Канал не принял сообщение.</translation>
    </message>
    <message>
        <source>The channel did not confirm it.</source>
        <translation>Канал не подтвердил приём.</translation>
    </message>
    <message>
        <source>read %1</source>
        <comment>time of day</comment>
        <translation>прочитано %1</translation>
    </message>
    <message>
        <source>waiting to be sent since %1</source>
        <comment>time of day</comment>
        <translation>ждёт отправки с %1</translation>
    </message>
    <message>
        <source>Edit again</source>
        <translation>Править снова</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
</context>
<context>
    <name>pult::client::NewRowsPill</name>
    <message numerus="yes">
        <source>%n new</source>
        <comment>dialogs that wait to come into the list</comment>
        <translation>
            <numerusform>%n новый</numerusform>
            <numerusform>%n новых</numerusform>
            <numerusform>%n новых</numerusform>
        </translation>
    </message>
    <message>
        <source>Show them; the rows stay where they are while you are in the list</source>
        <translation>Показать; пока вы в списке, строки стоят на месте</translation>
    </message>
</context>
<context>
    <name>pult::client::OpenDialog</name>
    <message>
        <source>The dialog is not there</source>
        <translation>Такого диалога нет</translation>
    </message>
    <message>
        <source>The dialog is with somebody else now; your text is kept as its draft</source>
        <translation>Диалог теперь ведёт другой; ваш текст сохранён в черновике</translation>
    </message>
    <message>
        <source>The quoted message is further up, scroll to load it</source>
        <translation>Процитированное сообщение выше, прокрутите к нему</translation>
    </message>
    <message>
        <source>A reply was not sent, its text is a draft again: %1</source>
        <translation>Ответ не отправлен, текст снова в черновике: %1</translation>
    </message>
    <message>
        <source>This computer&apos;s disk is full or can&apos;t be written: your text is not safe</source>
        <translation>Диск этого компьютера полон или недоступен: ваш текст не сохранён</translation>
    </message>
    <message>
        <source>Taken back, and what was to follow it with it</source>
        <translation>Ответ возвращён, и то, что шло за ним, тоже</translation>
    </message>
    <message>
        <source>Taken back, the text is a draft again</source>
        <translation>Ответ возвращён, текст снова черновик</translation>
    </message>
    <message>
        <source>The server has it already: when the connection is back it says whether it was in time</source>
        <translation>Ответ уже на сервере: когда связь вернётся, он скажет, успели ли вы</translation>
    </message>
</context>
<context>
    <name>pult::client::PictureViewer</name>
    <message>
        <source>Loading…</source>
        <translation>Загружается…</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Снимок</translation>
    </message>
    <message>
        <source>%1, Pult</source>
        <comment>window title: a picture</comment>
        <translation>%1, Пульт</translation>
    </message>
    <message>
        <source>Picture %1</source>
        <translation>Снимок %1</translation>
    </message>
    <message>
        <source>Nearer</source>
        <translation>Ближе</translation>
    </message>
    <message>
        <source>Further</source>
        <translation>Дальше</translation>
    </message>
    <message>
        <source>Fit into the window</source>
        <translation>Вписать в окно</translation>
    </message>
    <message>
        <source>Rotate</source>
        <translation>Повернуть</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Копировать</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Сохранить как</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>scale of a picture</comment>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>pult::client::PictureWindow</name>
    <message>
        <source>This picture can&apos;t be shown; saved, it may open elsewhere</source>
        <translation>Эту картинку не показать; сохраните её, может быть, откроет другая программа</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>Сохранить снимок</translation>
    </message>
    <message>
        <source>It could not be saved: %1</source>
        <translation>Сохранить не удалось: %1</translation>
    </message>
</context>
<context>
    <name>pult::client::Presence</name>
    <message>
        <source>Online</source>
        <translation>Онлайн</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Занят</translation>
    </message>
    <message>
        <source>Break</source>
        <translation>Перерыв</translation>
    </message>
</context>
<context>
    <name>pult::client::QuoteStrip</name>
    <message>
        <source>Do not quote</source>
        <translation>Не цитировать</translation>
    </message>
    <message>
        <source>In answer to %1: %2</source>
        <translation>В ответ, %1: %2</translation>
    </message>
</context>
<context>
    <name>pult::client::Rail</name>
    <message>
        <source>Inbox</source>
        <translation>Диалоги</translation>
    </message>
    <message>
        <source>Monitor</source>
        <translation>Монитор</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Клиенты</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Отчёты</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Качество</translation>
    </message>
    <message>
        <source>Administration</source>
        <translation>Настройка</translation>
    </message>
    <message>
        <source>Keys of this screen</source>
        <translation>Клавиши этого экрана</translation>
    </message>
    <message>
        <source>My settings</source>
        <translation>Мои настройки</translation>
    </message>
    <message>
        <source>%1, my settings</source>
        <comment>the operator</comment>
        <translation>%1, мои настройки</translation>
    </message>
</context>
<context>
    <name>pult::client::Refusal</name>
    <message>
        <source>Your session has ended, sign in again</source>
        <translation>Сеанс закончился, войдите снова</translation>
    </message>
    <message>
        <source>Your role does not allow this, a senior can do it</source>
        <translation>Ваша роль этого не позволяет, это может старший</translation>
    </message>
    <message>
        <source>It is no longer there, or somebody else has it now</source>
        <translation>Этого больше нет или это теперь у другого</translation>
    </message>
    <message>
        <source>Something newer has come: look at it first, then decide</source>
        <translation>Пришло более новое: сначала посмотрите, потом решайте</translation>
    </message>
    <message>
        <source>Somebody else has just taken this dialog</source>
        <translation>Этот диалог только что взял другой</translation>
    </message>
    <message>
        <source>A reply is still on its way: wait for it or cancel it</source>
        <translation>Ответ ещё в пути: дождитесь его или отмените</translation>
    </message>
    <message>
        <source>Some required fields are still empty</source>
        <translation>Не заполнены обязательные поля</translation>
    </message>
    <message>
        <source>The messenger no longer takes a free reply to this customer</source>
        <translation>Мессенджер больше не принимает свободный ответ этому клиенту</translation>
    </message>
    <message>
        <source>Too many requests at once, try again in a moment</source>
        <translation>Слишком много запросов сразу, попробуйте через минуту</translation>
    </message>
    <message>
        <source>This is too long or too large for the channel</source>
        <translation>Это слишком длинно или велико для канала</translation>
    </message>
    <message>
        <source>No connection: nothing was changed, try again when it is back</source>
        <translation>Нет связи: ничего не изменено, повторите, когда она вернётся</translation>
    </message>
    <message>
        <source>The server could not do this</source>
        <translation>Сервер не смог этого сделать</translation>
    </message>
    <message>
        <source>The server could not do this: %1</source>
        <translation>Сервер не смог этого сделать: %1</translation>
    </message>
    <message>
        <source>%1 has closed the dialog meanwhile</source>
        <comment>a colleague</comment>
        <translation>Диалог тем временем закрыт: %1</translation>
    </message>
    <message>
        <source>%1 has taken the dialog meanwhile</source>
        <comment>a colleague</comment>
        <translation>Диалог тем временем взят: %1</translation>
    </message>
    <message>
        <source>%1 has passed the dialog on meanwhile</source>
        <comment>a colleague</comment>
        <translation>Диалог тем временем передан: %1</translation>
    </message>
    <message>
        <source>%1 has reopened the dialog meanwhile</source>
        <comment>a colleague</comment>
        <translation>Диалог тем временем открыт снова: %1</translation>
    </message>
    <message>
        <source>%1 has the dialog now</source>
        <comment>a colleague</comment>
        <translation>Диалог сейчас ведёт %1</translation>
    </message>
    <message>
        <source>The dialog has been closed meanwhile: reopen it to write</source>
        <translation>Диалог тем временем закрыт: откройте его снова, чтобы написать</translation>
    </message>
    <message>
        <source>The customer has written meanwhile: look at it first</source>
        <translation>Клиент тем временем написал: сначала посмотрите</translation>
    </message>
    <message>
        <source>This computer&apos;s disk is full or can&apos;t be written: the message was not sent, its text is back</source>
        <translation>Диск этого компьютера заполнен или недоступен для записи: сообщение не отправлено, текст вернулся</translation>
    </message>
    <message>
        <source>This computer&apos;s disk is full or can&apos;t be written: nothing was changed</source>
        <translation>Диск этого компьютера заполнен или недоступен для записи: ничего не изменено</translation>
    </message>
    <message>
        <source>Too late: the message has gone out already</source>
        <translation>Поздно: сообщение уже ушло</translation>
    </message>
    <message>
        <source>The message can&apos;t be taken back: %1</source>
        <translation>Сообщение не вернуть: %1</translation>
    </message>
</context>
<context>
    <name>pult::client::SignInController</name>
    <message>
        <source>This is not an address: %1</source>
        <translation>Это не адрес: %1</translation>
    </message>
    <message>
        <source>No server answers there</source>
        <translation>Там не отвечает сервер</translation>
    </message>
    <message>
        <source>Wrong login or password</source>
        <translation>Неверный логин или пароль</translation>
    </message>
    <message>
        <source>The server does not answer: %1</source>
        <translation>Сервер не отвечает: %1</translation>
    </message>
</context>
<context>
    <name>pult::client::SignInWindow</name>
    <message>
        <source>Sign in to Pult</source>
        <translation>Вход в Пульт</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Сервер</translation>
    </message>
    <message>
        <source>chat.example.org</source>
        <translation>chat.example.org</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Логин</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Пароль</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>Показать пароль</translation>
    </message>
    <message>
        <source>Hide the password</source>
        <translation>Скрыть пароль</translation>
    </message>
    <message>
        <source>Keep me signed in</source>
        <translation>Оставаться в системе</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>Входим…</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Войти</translation>
    </message>
    <message>
        <source>Forgot the password?</source>
        <translation>Забыли пароль?</translation>
    </message>
    <message>
        <source>Your administrator can set a new one.</source>
        <translation>Новый задаст администратор.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Looking for the server…</source>
        <translation>Ищем сервер…</translation>
    </message>
    <message>
        <source>Server found, version %1</source>
        <translation>Сервер найден, версия %1</translation>
    </message>
    <message>
        <source>Caps Lock and the Russian layout are on.</source>
        <translation>Включены Caps Lock и русская раскладка.</translation>
    </message>
    <message>
        <source>Caps Lock is on.</source>
        <translation>Включён Caps Lock.</translation>
    </message>
    <message>
        <source>The Russian layout is on.</source>
        <translation>Включена русская раскладка.</translation>
    </message>
    <message>
        <source>Enter the address of your server.</source>
        <translation>Введите адрес сервера.</translation>
    </message>
    <message>
        <source>Enter your login.</source>
        <translation>Введите логин.</translation>
    </message>
    <message>
        <source>Enter your password.</source>
        <translation>Введите пароль.</translation>
    </message>
</context>
<context>
    <name>pult::client::SnoozePopup</name>
    <message>
        <source>Snooze until</source>
        <translation>Отложить до</translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation>Отложить</translation>
    </message>
</context>
<context>
    <name>pult::client::Spoken</name>
    <message>
        <source>scheduled</source>
        <translation>запланировано</translation>
    </message>
    <message>
        <source>waiting to be sent</source>
        <translation>ждёт отправки</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>отправлено</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>доставлено</translation>
    </message>
    <message>
        <source>read</source>
        <comment>by the customer</comment>
        <translation>прочитано</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>не отправлено</translation>
    </message>
    <message>
        <source>maybe sent</source>
        <translation>возможно отправлено</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>отменено</translation>
    </message>
    <message numerus="yes">
        <source>waits %n minute(s)</source>
        <translation>
            <numerusform>ждёт %n минуту</numerusform>
            <numerusform>ждёт %n минуты</numerusform>
            <numerusform>ждёт %n минут</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n новое</numerusform>
            <numerusform>%n новых</numerusform>
            <numerusform>%n новых</numerusform>
        </translation>
    </message>
    <message>
        <source>draft: %1</source>
        <translation>черновик: %1</translation>
    </message>
    <message>
        <source>last: %1</source>
        <translation>последнее: %1</translation>
    </message>
    <message>
        <source>Note, the customer does not see it</source>
        <translation>Заметка, клиент её не видит</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Вы</translation>
    </message>
    <message>
        <source>file: %1</source>
        <translation>файл: %1</translation>
    </message>
</context>
<context>
    <name>pult::client::StatusLine</name>
    <message>
        <source>My status: %1</source>
        <translation>Мой статус: %1</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Нет связи</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Подключаемся…</translation>
    </message>
    <message>
        <source>Catching up…</source>
        <translation>Догоняем…</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Подключено</translation>
    </message>
    <message>
        <source>Connected, %1 ms</source>
        <translation>Подключено, %1 мс</translation>
    </message>
    <message>
        <source>Queue %1, longest wait</source>
        <translation>В очереди %1, дольше всех</translation>
    </message>
    <message>
        <source>Queue %1</source>
        <translation>В очереди %1</translation>
    </message>
    <message>
        <source>Sent: %1</source>
        <comment>a customer</comment>
        <translation>Отправлено: %1</translation>
    </message>
    <message numerus="yes">
        <source>Undo, %n s</source>
        <translation>
            <numerusform>Отменить, %n с</numerusform>
            <numerusform>Отменить, %n с</numerusform>
            <numerusform>Отменить, %n с</numerusform>
        </translation>
    </message>
    <message>
        <source>Take the reply back</source>
        <translation>Вернуть ответ</translation>
    </message>
</context>
<context>
    <name>pult::client::SystemLine</name>
    <message>
        <source>The system</source>
        <translation>Система</translation>
    </message>
    <message>
        <source>%1 took the dialog</source>
        <comment>a colleague</comment>
        <translation>%1: диалог взят</translation>
    </message>
    <message>
        <source>%1 accepted the dialog</source>
        <comment>a colleague</comment>
        <translation>%1: диалог принят</translation>
    </message>
    <message>
        <source>%1 took the dialog over</source>
        <comment>a colleague</comment>
        <translation>%1: диалог забран себе</translation>
    </message>
    <message>
        <source>%1 passed the dialog on</source>
        <comment>a colleague</comment>
        <translation>%1: диалог передан</translation>
    </message>
    <message>
        <source>%1 passed the dialog on to %2</source>
        <comment>a colleague</comment>
        <translation>%1: диалог передан, теперь ведёт %2</translation>
    </message>
    <message>
        <source>%1 put the dialog off</source>
        <comment>a colleague</comment>
        <translation>%1: диалог отложен</translation>
    </message>
    <message>
        <source>The dialog is back, its time has come</source>
        <translation>Диалог вернулся, пришло его время</translation>
    </message>
    <message>
        <source>%1 closed the dialog</source>
        <comment>a colleague</comment>
        <translation>%1: диалог закрыт</translation>
    </message>
    <message>
        <source>%1 reopened the dialog</source>
        <comment>a colleague</comment>
        <translation>%1: диалог открыт снова</translation>
    </message>
    <message>
        <source>%1 marked the dialog as spam</source>
        <comment>a colleague</comment>
        <translation>%1: диалог отмечен как спам</translation>
    </message>
    <message>
        <source>%1 merged the dialog with another one</source>
        <comment>a colleague</comment>
        <translation>%1: диалог объединён с другим</translation>
    </message>
    <message>
        <source>Closed: the customer has been silent</source>
        <translation>Закрыт: клиент давно молчит</translation>
    </message>
</context>
<context>
    <name>pult::client::TagPopup</name>
    <message>
        <source>New tag</source>
        <translation>Новый тег</translation>
    </message>
</context>
<context>
    <name>pult::client::ThreadHeader</name>
    <message>
        <source>with the bot</source>
        <translation>ведёт бот</translation>
    </message>
    <message>
        <source>in the queue</source>
        <translation>в очереди</translation>
    </message>
    <message>
        <source>offered</source>
        <translation>предложен</translation>
    </message>
    <message>
        <source>waits for an answer</source>
        <translation>ждёт ответа</translation>
    </message>
    <message>
        <source>open</source>
        <translation>открыт</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>отвечен</translation>
    </message>
    <message>
        <source>snoozed until %1</source>
        <translation>отложен: %1</translation>
    </message>
    <message>
        <source>snoozed until the customer writes</source>
        <translation>отложен до ответа клиента</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>закрыт</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Вы</translation>
    </message>
    <message>
        <source>Owner: %1</source>
        <translation>Ведёт: %1</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Забрать</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>Взять</translation>
    </message>
    <message>
        <source>Take the dialog over from %1</source>
        <translation>Забрать диалог, сейчас ведёт %1</translation>
    </message>
    <message>
        <source>Take the dialog</source>
        <translation>Взять диалог</translation>
    </message>
    <message>
        <source>Answered, no reply needed</source>
        <translation>Отвечен, ответ не нужен</translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation>Отложить</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Close the dialog</source>
        <translation>Закрыть диалог</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Открыть снова</translation>
    </message>
    <message>
        <source>Open the dialog again</source>
        <translation>Открыть диалог снова</translation>
    </message>
    <message>
        <source>Show the customer&apos;s card</source>
        <translation>Показать карту клиента</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>Другие действия</translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>Добавить тег</translation>
    </message>
    <message>
        <source>For 1 hour</source>
        <translation>На 1 час</translation>
    </message>
    <message>
        <source>For 3 hours</source>
        <translation>На 3 часа</translation>
    </message>
    <message>
        <source>Until tomorrow, 9:00</source>
        <translation>До завтра, 9:00</translation>
    </message>
    <message>
        <source>Until the customer writes</source>
        <translation>До ответа клиента</translation>
    </message>
    <message>
        <source>Mark as unanswered</source>
        <translation>Отметить неотвеченным</translation>
    </message>
    <message>
        <source>Remove a tag</source>
        <translation>Убрать тег</translation>
    </message>
    <message>
        <source>Answered, snooze</source>
        <translation>Отвечен, отложить</translation>
    </message>
    <message>
        <source>Until a time of my own…</source>
        <translation>До своего времени…</translation>
    </message>
    <message>
        <source>%1 also looks at it</source>
        <comment>colleagues</comment>
        <translation>Диалог открыт и у других: %1</translation>
    </message>
    <message>
        <source>%1 +%2</source>
        <comment>a colleague and how many more</comment>
        <translation>%1 +%2</translation>
    </message>
    <message>
        <source>window %1</source>
        <comment>hours in which free replies are taken</comment>
        <translation>окно %1</translation>
    </message>
</context>
<context>
    <name>pult::client::ThreadPane</name>
    <message>
        <source>The dialog is closed</source>
        <translation>Диалог закрыт</translation>
    </message>
    <message>
        <source>needs an approved template</source>
        <translation>нужен одобренный шаблон</translation>
    </message>
    <message>
        <source>%1 is typing…</source>
        <translation>%1 печатает…</translation>
    </message>
    <message>
        <source>%1 is writing an answer</source>
        <translation>%1 пишет ответ</translation>
    </message>
    <message>
        <source>The dialog is with %1</source>
        <translation>Диалог ведёт %1</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Забрать</translation>
    </message>
    <message>
        <source>Only a note</source>
        <translation>Только заметка</translation>
    </message>
    <message>
        <source>%1 answered before you: “%2”</source>
        <translation>%1: ответ раньше вас «%2»</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Править</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Стереть</translation>
    </message>
    <message>
        <source>Send anyway</source>
        <translation>Всё равно отправить</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>Другие действия</translation>
    </message>
    <message>
        <source>%1 has just taken this dialog</source>
        <translation>Этот диалог теперь ведёт %1</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Скрыть</translation>
    </message>
    <message>
        <source>Add to the note, only staff will see it</source>
        <translation>Добавить к заметке, увидят только сотрудники</translation>
    </message>
    <message>
        <source>Send to %1, %2</source>
        <comment>customer, channel</comment>
        <translation>Отправить: %1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 is writing an answer, %n s</source>
        <comment>a colleague</comment>
        <translation>
            <numerusform>%1 печатает ответ, %n с</numerusform>
            <numerusform>%1 печатает ответ, %n с</numerusform>
            <numerusform>%1 печатает ответ, %n с</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 answered %n s ago: “%2”</source>
        <comment>a colleague</comment>
        <translation>
            <numerusform>%1: ответ %n с назад «%2»</numerusform>
            <numerusform>%1: ответ %n с назад «%2»</numerusform>
            <numerusform>%1: ответ %n с назад «%2»</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 answered at %2: “%3”</source>
        <comment>a colleague, time of day</comment>
        <translation>%1: ответ в %2 «%3»</translation>
    </message>
    <message>
        <source>%1 has taken no free replies since %2</source>
        <comment>a messenger, time of day</comment>
        <translation>Окно %1 закрыто с %2</translation>
    </message>
    <message>
        <source>%1 takes free replies for another %2</source>
        <comment>a messenger, hours</comment>
        <translation>Окно %1 закроется через %2</translation>
    </message>
    <message>
        <source>Earlier draft, from another computer: “%1”</source>
        <translation>Прежний черновик, с другого компьютера: «%1»</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Вернуть</translation>
    </message>
</context>
<context>
    <name>pult::client::ThreadView</name>
    <message>
        <source>Messages</source>
        <translation>Сообщения</translation>
    </message>
    <message>
        <source>Choose a dialog on the left or take the next one from the queue</source>
        <translation>Выберите диалог слева или возьмите следующий из очереди</translation>
    </message>
    <message>
        <source>Loading messages…</source>
        <translation>Загружаем сообщения…</translation>
    </message>
    <message>
        <source>Older messages need the network</source>
        <translation>Для более старых сообщений нужна сеть</translation>
    </message>
    <message>
        <source>This dialog&apos;s messages are not on this computer: they need the network</source>
        <translation>Сообщений этого диалога нет на этом компьютере: нужна сеть</translation>
    </message>
    <message>
        <source>No messages yet</source>
        <translation>Сообщений пока нет</translation>
    </message>
    <message>
        <source>Open %1</source>
        <comment>a file</comment>
        <translation>Открыть %1</translation>
    </message>
</context>
<context>
    <name>pult::client::WebSocketLink</name>
    <message>
        <source>The server speaks another version of the protocol</source>
        <translation>Сервер говорит на другой версии протокола</translation>
    </message>
    <message>
        <source>The server said something unreadable</source>
        <translation>Сервер ответил непонятно</translation>
    </message>
    <message>
        <source>The server does not answer</source>
        <translation>Сервер не отвечает</translation>
    </message>
</context>
<context>
    <name>pult::kit</name>
    <message>
        <source>VK</source>
        <translation>ВКонтакте</translation>
    </message>
    <message>
        <source>web chat</source>
        <translation>чат на сайте</translation>
    </message>
    <message>
        <source>e-mail</source>
        <translation>почта</translation>
    </message>
</context>
<context>
    <name>pult::kit::Button</name>
    <message>
        <source>%1 (%2)</source>
        <comment>tooltip: words, key</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>pult::kit::ChipRow</name>
    <message>
        <source>%1, Delete removes it</source>
        <comment>a tag</comment>
        <translation>%1, Delete удаляет</translation>
    </message>
</context>
<context>
    <name>pult::kit::TimeWords</name>
    <message>
        <source>%1 h</source>
        <comment>hours somebody has waited</comment>
        <translation>%1 ч</translation>
    </message>
    <message>
        <source>%1 d</source>
        <comment>days somebody has waited</comment>
        <translation>%1 д</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Сегодня</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Вчера</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>day, time of day</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 h</source>
        <comment>hours that are left</comment>
        <translation>%1 ч</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <comment>what is left</comment>
        <translation>%1 ч %2 мин</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes that are left</comment>
        <translation>%1 мин</translation>
    </message>
</context>
</TS>
