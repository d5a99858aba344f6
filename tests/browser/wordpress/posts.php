<?php
/* Write the posts that come in as JSON: [{title, content, by}, …]. Out goes the version of WordPress, and the list of their ids. */
$_SERVER['HTTP_HOST'] = 'localhost';
require $argv[1] . '/wp-load.php';
$ids = [];
foreach (json_decode(stream_get_contents(STDIN), true) as $post) {
    wp_set_current_user(get_user_by('login', $post['by'])->ID);  // each is saved with the rights of its writer
    $ids[] = wp_insert_post(wp_slash([
        'post_title' => $post['title'], 'post_content' => $post['content'], 'post_status' => 'publish',
    ]));
}
echo json_encode(['version' => get_bloginfo('version'), 'ids' => $ids]);
